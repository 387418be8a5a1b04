import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const themes = { dark: tokensOf('[data-theme="dark"]'), light: tokensOf('[data-theme="light"]') };
const surfaces = ['--app', '--panel', '--raised'];
const texts = ['--text', '--text-2', '--muted', '--accent', '--ok', '--warn', '--crit', '--violet'];
const chips = ['ok', 'warn', 'crit', 'info', 'unknown', 'paused'];
const series = [1, 2, 3, 4, 5, 6].map((n) => `--series-${n}`);

describe.each(Object.entries(themes))('the %s theme', (_name, tokens) => {
  const ratio = (a: string, b: string) => contrast(tokens.get(a) ?? '', tokens.get(b) ?? '');

  it.each(texts)('has %s legible on every surface', (text) => {
    for (const surface of [...surfaces, '--well']) expect(ratio(text, surface), surface).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...series, '--control', '--focus'])('has %s visible on every surface', (line) => {
    for (const surface of surfaces) expect(ratio(line, surface), surface).toBeGreaterThanOrEqual(3);
  });

  it.each(chips)('has legible words on a chip that says %s', (chip) => {
    expect(ratio(`--chip-${chip}-ink`, `--chip-${chip}`)).toBeGreaterThanOrEqual(4.5);
  });

  it('has legible words on its washes and on its filled button', () => {
    for (const wash of ['--wash-ok', '--wash-warn', '--wash-crit', '--accent-wash'])
      expect(ratio('--text-2', wash), wash).toBeGreaterThanOrEqual(4.5);
    expect(ratio('--accent', '--accent-wash')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('--accent-ink', '--accent')).toBeGreaterThanOrEqual(4.5);
  });
});

function tokensOf(selector: string): ReadonlyMap<string, string> {
  const block = css.slice(css.indexOf(selector)).split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** WCAG contrast of two `#rrggbb` colours. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
