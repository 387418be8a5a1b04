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
  return { asked, measured: round(mean), spread: round(spread), unit };
}

/** In words: "asked 300 ms, measured 312 ± 9". */
export function receiptText({ asked, measured, spread, unit }: EffectReceipt): string {
  const shown = (value: number) =>
    unit === 'ratio' ? `${round(value * 100)} %` : `${value} ${unit === 'count' ? '' : unit}`;
  return `asked ${shown(asked).trim()}, measured ${shown(measured).trim()}${spread > 0 ? ` ± ${unit === 'ratio' ? round(spread * 100) : spread}` : ''}`;
}

const round = (value: number) => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100);
