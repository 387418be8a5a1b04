import clsx from 'clsx';
import { Check, Circle, Info, OctagonX, Pause, TriangleAlert } from 'lucide-react';
import type { Tone } from '../state/phase.ts';

const glyphs = { ok: Check, warn: TriangleAlert, crit: OctagonX, info: Info, unknown: Circle, paused: Pause };

const looks: Readonly<Record<Tone, string>> = {
  ok: 'bg-(--chip-ok) text-(--chip-ok-ink)',
  warn: 'bg-(--chip-warn) text-(--chip-warn-ink) ring-1 ring-inset ring-(--chip-warn-line)',
  crit: 'bg-(--chip-crit) text-(--chip-crit-ink)',
  info: 'bg-(--chip-info) text-(--chip-info-ink)',
  unknown: 'bg-(--chip-unknown) text-(--chip-unknown-ink)',
  paused: 'bg-(--chip-paused) text-(--chip-paused-ink)',
};

/** A state as glyph, word and colour, in this order of importance. */
export function StatusChip({ tone, children, large = false }: { tone: Tone; children: string; large?: boolean }) {
  const Glyph = glyphs[tone];
  return (
    <span
      className={clsx(
        'inline-flex shrink-0 items-center whitespace-nowrap rounded-sm font-semibold',
        large ? 'h-8 gap-2 rounded-md px-2.5 text-sm' : 'h-5 gap-1 px-1.5 text-2xs',
        looks[tone],
      )}
    >
      <Glyph aria-hidden size={large ? 16 : 12} strokeWidth={2.6} />
      {children}
    </span>
  );
}

/** The glyph alone, in the colour of its tone, for rows that carry the word elsewhere. */
export function StatusGlyph({ tone, label, size = 14 }: { tone: Tone; label?: string; size?: number }) {
  const Glyph = glyphs[tone];
  const colour = {
    ok: 'text-ok',
    warn: 'text-warn',
    crit: 'text-crit',
    info: 'text-accent',
    unknown: 'text-muted',
    paused: 'text-violet',
  };
  return (
    <span
      className={clsx('inline-flex shrink-0', colour[tone])}
      {...(label ? { role: 'img', 'aria-label': label } : {})}
    >
      <Glyph aria-hidden size={size} strokeWidth={2.4} />
    </span>
  );
}
