import headless from '@xterm/headless';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSequenceFilter, workLimits } from './sequence-filter.ts';

const size = { cols: 80, rows: 24 };
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const bytesOf = (latin1: string) => Buffer.from(latin1, 'latin1');

function filtered(input: string | Uint8Array, cuts: readonly number[] = []): string {
  const bytes = typeof input === 'string' ? bytesOf(input) : input;
  const filter = createSequenceFilter(size, 0);
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  let out = '';
  for (let i = 1; i < places.length; i++) out += text(filter.push(bytes.subarray(places[i - 1], places[i]), 0));
  return out + text(filter.end());
}

const ordinary = [
  'total 24\r\n\x1b[01;34mbin\x1b[0m  \x1b[38;5;196mred\x1b[0m \x1b[48;2;1;2;3mtrue\x1b[m\r\n',
  '\x1b[?2004h\x1b]0;root@api: /\x07root@api:/# ',
  '\x1b[?1049h\x1b[22;0;0t\x1b[1;24r\x1b[H\x1b[2J\x1b[24;1H"file" 3L\x1b[3L\x1b[2M\x1b[10S\x1b[4T\x1b[20b',
  '\x1b]11;?\x1b\\\x1b[6n\x1b[c\x1bP$qm\x1b\\\x1b(B\x1b=\x1b7\x1b8\x1b#8',
  '\x1b]8;;https://example.org/a?b=c\x1b\\link\x1b]8;;\x1b\\',
  '\x1b]133;A\x07\x1b]633;E;ls -la\x07\x1b]7;file://api/root\x07',
  'grüße — naïve 🚀 日本語\r\n'.replace(/[^\0-\x7f]+/g, (s) => Buffer.from(s).toString('latin1')),
];

test.each(ordinary)('ordinary output passes byte for byte, however it is cut: %j', (output) => {
  expect(filtered(output)).toBe(output);
  for (let cut = 1; cut < output.length; cut++) expect(filtered(output, [cut])).toBe(output);
});

test('bytes that hold no control sequence pass byte for byte', () => {
  const plain = fc
    .uint8Array({ maxLength: 400 })
    .map((bytes) => bytes.filter((byte) => byte !== 0x1b && byte !== 0xc2));
  fc.assert(
    fc.property(plain, fc.array(fc.nat(), { maxLength: 5 }), (bytes, cuts) => {
      expect(filtered(bytes, cuts)).toBe(text(bytes));
    }),
  );
});

test.each([
  ['\x1b[9999S', '\x1b[24S'],
  ['\x1b[99999999999999999999T', '\x1b[24T'],
  ['\x1b[500L', '\x1b[24L'],
  ['\x1b[0500;7M', '\x1b[24M'],
  ['a\x1b[2147483647b', 'a\x1b[80b'],
  ['\x1b[9999Z\x1b[9999I', '\x1b[80Z\x1b[80I'],
  ["\x1b[9999'}", "\x1b[80'}"],
  ['\xc2\x9b9999S', '\x1b[24S'],
  ['\x1b[99\n99S', '\x1b[24S'],
])('a count beyond the screen says the screen: %j', (attack, harmless) => {
  expect(filtered(attack)).toBe(harmless);
});

test.each([
  ['clipboard', '\x1b]52;c;ZWNobyBoaQ==\x07'],
  ['clipboard, code padded', '\x1b]0052;c;?\x1b\\'],
  ['clipboard, code with a control inside', '\x1b]5\x002;c;ZQ==\x07'],
  ['clipboard, 8-bit frame', '\xc2\x9d52;c;ZQ==\xc2\x9c'],
  ['file transfer', '\x1b]1337;File=name=eA==;inline=1:AAAA\x07'],
  ['notification', '\x1b]9;hello\x07\x1b]777;notify;a;b\x07'],
  ['script behind a link', '\x1b]8;;javascript:alert(1)\x07'],
  ['script behind a link with parameters', '\x1b]8;id=1;JavaScript:alert(1)\x07'],
  ['pictures', '\x1bPq#0;2;0;0;0~~@@\x1b\\\x1b_Gf=24;AAAA\x1b\\'],
  ['an endless title', `\x1b]0;${'x'.repeat(5_000)}\x07`],
])('%s does not reach a browser', (_, attack) => {
  expect(filtered(`a${attack}b`)).toBe('ab');
  expect(filtered(`a${attack}b`, [2, 3, 4, 7])).toBe('ab');
});

test('an overlong sequence is left out and the text behind it is not', () => {
  const params = '1;'.repeat(400);
  expect(filtered(`a\x1b[${params}mb`)).toBe('ab');
  expect(filtered(`a\x1b[${params}mb`, [300, 500])).toBe('ab');
});

test('what a sequence costs is charged, and what cannot be afforded is left out until time has passed', () => {
  const filter = createSequenceFilter(size, 0);
  const scroll = bytesOf('\x1b[24S'.repeat(10_000));
  const affordable = Math.floor(workLimits.capacity / 24);
  expect(filter.push(scroll, 0).length).toBe(affordable * 5);
  expect(filter.push(scroll, 0).length).toBe(0);
  expect(filter.push(scroll, 500).length).toBeGreaterThanOrEqual(Math.floor(workLimits.perSecond / 2 / 24) * 5);
});

test('half a sequence is kept back, so that what went out always ends between sequences', () => {
  const filter = createSequenceFilter(size, 0);
  expect(text(filter.push(bytesOf('ok\x1b[3'), 0))).toBe('ok');
  expect(text(filter.push(bytesOf('1mred'), 0))).toBe('\x1b[31mred');
  expect(text(filter.push(bytesOf('\x1b]0;ti'), 0))).toBe('');
  expect(text(filter.push(bytesOf('tle\x1b'), 0))).toBe('');
  expect(text(filter.push(bytesOf('\\'), 0))).toBe('\x1b]0;title\x1b\\');
});

/** Pieces out of which attacks are made, so that chance meets the cases that matter. */
const shards = fc.oneof(
  fc.constantFrom(
    '\x1b',
    '\x1b[',
    '\x1b]',
    '\x1bP',
    '\x1b_',
    '\x1b\\',
    '\xc2\x9b',
    '\xc2\x9d',
    '\xc2\x90',
    '\xc2\x9c',
    '\x07',
    '\x18',
  ),
  fc.constantFrom('9999', '5', '2', '52', ';', ':', '?', '>', ' ', "'", '!', '$', '#', '\x00', '\n', '\x7f'),
  fc.constantFrom('S', 'T', 'L', 'M', 'b', 'Z', 'I', 'h', 'l', 'J', 'c', 'q', '@', '}', '~', '8', 'x'),
  fc.constantFrom('\xc2', '\xe2', '\xf0\x9f', '\x9b', '\x80', '\xff', '\xc3\xa9', '\xe2\x80\x94'),
);
const hostile = fc.array(shards, { maxLength: 40 }).map((parts) => parts.join(''));
const cutsOf = fc.array(fc.nat(), { maxLength: 6 });

test('the outcome does not depend on how the bytes were cut', () => {
  fc.assert(
    fc.property(hostile, cutsOf, (input, cuts) => {
      expect(filtered(input, cuts)).toBe(filtered(input));
    }),
    { numRuns: 3_000 },
  );
});

test('leaving something out never joins its neighbours into a control', () => {
  expect(filtered('\xc2\x1b\x9b9999S')).toBe('\xc29999S');
  expect(filtered('\xc2\x1b]52;c;x\x07\x9b9999S', [1])).toBe('\xc29999S');
});

test('filtering twice changes nothing more', () => {
  fc.assert(
    fc.property(hostile, (input) => {
      const once = filtered(input);
      expect(filtered(once)).toBe(once);
    }),
    { numRuns: 3_000 },
  );
});

test('no terminal ever sees a count beyond its screen, or a string that is not allowed', async () => {
  const terminal = new headless.Terminal({ ...size, allowProposedApi: true });
  const seen: string[] = [];
  for (const final of ['S', 'T', 'L', 'M', 'b', 'Z', 'I']) {
    terminal.parser.registerCsiHandler({ final }, (params) => {
      if (Number(params[0]) > Math.max(size.cols, size.rows)) seen.push(`CSI ${params.join(';')} ${final}`);
      return true;
    });
  }
  for (const code of [52, 9, 777, 1337, 5]) {
    terminal.parser.registerOscHandler(code, (data) => {
      seen.push(`OSC ${code};${data}`);
      return true;
    });
  }
  terminal.parser.registerDcsHandler({ final: 'q' }, () => {
    seen.push('sixel');
    return true;
  });
  // One after the other into the same terminal, so that what one leaves open the next would complete.
  const filter = createSequenceFilter(size, 0);
  let now = 0;
  for (const [input, cut] of fc.sample(fc.tuple(hostile, fc.nat()), { numRuns: 4_000, seed: 7 })) {
    const bytes = bytesOf(input);
    const at = cut % (bytes.length + 1);
    now += 1_000;
    terminal.write(filter.push(bytes.subarray(0, at), now));
    terminal.write(filter.push(bytes.subarray(at), now));
  }
  await new Promise<void>((resolve) => terminal.write('', resolve));
  expect(seen).toEqual([]);
  terminal.dispose();
});
