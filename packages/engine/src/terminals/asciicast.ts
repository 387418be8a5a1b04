import type { Millis, TerminalSize, WallTime } from '@chaos-engine/core';

/** Something that happened in a recorded terminal, after the time its line tells. */
export type CastEvent =
  | { readonly type: 'output'; readonly text: string }
  | { readonly type: 'resize'; readonly size: TerminalSize }
  | { readonly type: 'marker'; readonly label: string }
  | { readonly type: 'exit'; readonly code: number | null };

/** First line of a recording in asciicast v3, with its line feed. */
export function castHeader(size: TerminalSize, title: string, wall: WallTime): string {
  const term = { cols: size.cols, rows: size.rows, type: 'xterm-256color' };
  return `${JSON.stringify({ version: 3, term, timestamp: Math.floor(wall / 1_000), title })}\n`;
}

/** One event of a recording, `intervalMs` after the one before it, with its line feed. */
export function castLine(intervalMs: Millis, event: CastEvent): string {
  return `${JSON.stringify([Math.round(intervalMs) / 1_000, ...codeAndData(event)])}\n`;
}

function codeAndData(event: CastEvent): readonly [string, string] {
  switch (event.type) {
    case 'output':
      return ['o', event.text];
    case 'resize':
      return ['r', `${event.size.cols}x${event.size.rows}`];
    case 'marker':
      return ['m', event.label];
    case 'exit':
      return ['x', String(event.code ?? 0)];
  }
}
