import type { EffectReceipt } from '@chaos-engine/core';

/** What was asked for and what came of it, of one measurement or several; `null` without any. */
export function receiptOf(
  asked: number,
  measured: readonly number[],
  unit: EffectReceipt['unit'],
): EffectReceipt | null {
  if (measured.length === 0) return null;
  const mean = measured.reduce((sum, value) => sum + value, 0) / measured.length;
  const spread = (Math.max(...measured) - Math.min(...measured)) / 2;
  return { asked, measured: rounded(mean), spread: rounded(spread), unit };
}

/** In words: "asked 300 ms, measured 312 ± 9 ms". */
export function receiptText({ asked, measured, spread, unit }: EffectReceipt): string {
  const [divisor, name] = spelling(asked, unit);
  const shown = (value: number) => rounded(value / divisor);
  const width = shown(spread) > 0 ? ` ± ${shown(spread)}` : '';
  return `asked ${shown(asked)}${name}, measured ${shown(measured)}${width}${name}`;
}

function spelling(asked: number, unit: EffectReceipt['unit']): readonly [number, string] {
  if (unit === 'ratio') return [0.01, ' %'];
  if (unit === 'bytes') return asked >= 2 ** 20 ? [2 ** 20, ' MiB'] : [2 ** 10, ' KiB'];
  return [1, unit === 'count' ? '' : ` ${unit}`];
}

const rounded = (value: number) => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100);
