import headless from '@xterm/headless';
import { createSequenceFilter } from '../../packages/engine/src/terminals/sequence-filter.ts';
import { median } from '../measure/quantile.ts';
import { toRow } from '../measure/row.ts';
import type { Measurement } from '../rig/context.ts';

const size = { cols: 80, rows: 24 };
const mebibyte = 1_024 * 1_024;
const chunkBytes = 64 * 1_024;
const fill = (pattern: string) =>
  Buffer.from(pattern.repeat(Math.ceil(mebibyte / pattern.length))).subarray(0, mebibyte);

const inputs = {
  'log lines': fill('2026-01-02T03:04:05.678Z info request done path=/api/items status=200 ms=12\r\n'),
  'a coloured listing': fill('\x1b[0m\x1b[01;34mbin\x1b[0m  \x1b[01;32mrun.sh\x1b[0m  notes.txt\r\n'),
  'a colour for each cell': fill('\x1b[38;5;120mx'),
  'text in UTF-8': fill('Größe © naïve — 日本語 🚀\r\n'),
  'scroll up 9999': fill('\x1b[9999S'),
};

/** What the filter for hostile sequences costs, beside drawing what comes out of it. */
export default {
  id: 'filter',
  title: 'Terminal filter',
  needs: [],
  async run({ quick }) {
    const rows = [];
    for (const [name, input] of Object.entries(inputs)) {
      const times = Array.from({ length: quick ? 3 : 9 }, () => filterAll(input).ms);
      const drawMs = await draw(filterAll(input).out);
      rows.push(
        toRow({
          what: `filter, ${name}`,
          unit: 'MiB/s',
          ours: 1_000 / median(times),
          reference: { name: 'xterm.js drawing what is left of it', value: 1_000 / drawMs },
        }),
      );
    }
    return rows;
  },
} satisfies Measurement;

function filterAll(input: Buffer): { out: Buffer; ms: number } {
  const filter = createSequenceFilter(size, 0);
  const pieces: Uint8Array[] = [];
  const begin = performance.now();
  for (let at = 0; at < input.length; at += chunkBytes)
    pieces.push(filter.push(input.subarray(at, at + chunkBytes), 0));
  const ms = performance.now() - begin;
  return { out: Buffer.concat(pieces), ms };
}

async function draw(bytes: Buffer): Promise<number> {
  const terminal = new headless.Terminal({ ...size, scrollback: 5_000, allowProposedApi: true });
  const begin = performance.now();
  await new Promise<void>((resolve) => terminal.write(bytes, resolve));
  terminal.dispose();
  return performance.now() - begin;
}
