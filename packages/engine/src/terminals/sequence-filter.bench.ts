/** What the filter costs, and what it saves a browser. Run: node packages/engine/src/terminals/sequence-filter.bench.ts */
import headless from '@xterm/headless';
import { createSequenceFilter } from './sequence-filter.ts';

const size = { cols: 80, rows: 24 };
const mebibyte = 1024 * 1024;
const chunkBytes = 64 * 1024;
const fill = (pattern: string) =>
  Buffer.from(pattern.repeat(Math.ceil(mebibyte / pattern.length))).subarray(0, mebibyte);

const inputs = {
  'log lines': fill('2026-01-02T03:04:05.678Z info request done path=/api/items status=200 ms=12\r\n'),
  'coloured ls': fill('\x1b[0m\x1b[01;34mbin\x1b[0m  \x1b[01;32mrun.sh\x1b[0m  notes.txt\r\n'),
  'one colour a cell': fill('\x1b[38;5;120mx'),
  'text in UTF-8': fill('Größe © naïve — 日本語 🚀\r\n'),
  'scroll up 24': fill('\x1b[24S'),
  'scroll up 9999': fill('\x1b[9999S'),
  'insert lines 9999': fill('\x1b[9999L'),
  'repeat 2^31': fill('a\x1b[2147483647b'),
  'clear screen': fill('\x1b[2J'),
  'ask for the cursor': fill('\x1b[6n'),
};

function filterAll(input: Buffer): { out: Buffer; ms: number } {
  const filter = createSequenceFilter(size, 0);
  const pieces: Uint8Array[] = [];
  const begin = performance.now();
  for (let at = 0; at < input.length; at += chunkBytes)
    pieces.push(filter.push(input.subarray(at, at + chunkBytes), 0));
  const ms = performance.now() - begin;
  return { out: Buffer.concat(pieces), ms };
}

async function drawMs(bytes: Buffer): Promise<number> {
  const terminal = new headless.Terminal({ ...size, scrollback: 5_000, allowProposedApi: true });
  const begin = performance.now();
  await new Promise<void>((resolve) => terminal.write(bytes, resolve));
  terminal.dispose();
  return performance.now() - begin;
}

console.log('1 MiB of                filter ms      MB/s   kept bytes   drawing it takes ms');
for (const [name, input] of Object.entries(inputs)) {
  const times = Array.from({ length: 9 }, () => filterAll(input).ms).sort((a, b) => a - b);
  const ms = times[4] ?? 0;
  const { out } = filterAll(input);
  const draw = await drawMs(out);
  const row = [name.padEnd(20), ms.toFixed(2), (1000 / ms).toFixed(0), String(out.length), draw.toFixed(0)];
  console.log(row.map((cell, i) => (i === 0 ? cell : cell.padStart(12))).join(' '));
}
