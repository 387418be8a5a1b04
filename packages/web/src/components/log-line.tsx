import type { LogView } from '@chaos-engine/protocol';
import Anser from 'anser';
import { clockTimeMs } from '../format/duration.ts';
import { markHits } from '../state/log-filter.ts';
import { readableLog } from '../state/readable-log.ts';
import { colourVariable } from './chart/palette.ts';

export interface LogLineProps {
  readonly line: LogView;
  readonly search: string;
  readonly serviceIndex: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}

const levels: Readonly<Record<LogView['level'], readonly [word: string, look: string]>> = {
  E: ['error', 'text-crit font-bold'],
  W: ['warning', 'text-warn font-bold'],
  I: ['info', 'text-muted'],
  D: ['debug', 'text-muted'],
};

/** One log line: time, service, level as a letter, text. Opened, it shows all of itself, JSON laid out. */
export function LogLine({ line, search, serviceIndex, open, onToggle }: LogLineProps) {
  const [word, look] = levels[line.level];
  return (
    <div className={`hover:bg-raised/70 ${line.level === 'E' ? 'bg-wash-crit/60' : ''} ${open ? 'bg-raised/50' : ''}`}>
      <button
        type="button"
        onClick={onToggle}
        aria-expanded={open}
        className="flex h-6 w-full items-center gap-2.5 px-3 text-left leading-6 -outline-offset-2"
      >
        <span className="num shrink-0 text-2xs text-muted max-sm:hidden">{clockTimeMs(line.wall)}</span>
        <span className="flex w-24 shrink-0 items-center gap-1.5 truncate text-text-2">
          <span
            aria-hidden
            className="h-3 w-[3px] shrink-0 rounded-full"
            style={{ background: `var(${colourVariable(Math.max(0, serviceIndex))})` }}
          />
          {line.service}
        </span>
        <span className={`w-3 shrink-0 ${look}`}>
          <span aria-hidden>{line.level}</span>
          <span className="sr-only">{word}</span>
        </span>
        <span className="min-w-0 flex-1 truncate whitespace-pre">
          <Text text={readableLog(line.text)} search={search} />
        </span>
      </button>
      {open && (
        <pre className="mx-3 mb-1.5 border-l-2 border-line py-1 pl-3 break-all whitespace-pre-wrap text-text">
          {pretty(line.text)}
        </pre>
      )}
    </div>
  );
}

function Text({ text, search }: { text: string; search: string }) {
  const pieces = text.includes('\u001b') ? coloured(text) : markHits(text, search);
  let from = 0;
  return pieces.map((piece) => {
    const key = from;
    from += piece.text.length;
    if ('colour' in piece)
      return (
        <span key={key} style={piece.colour} className={piece.bold ? 'font-bold' : ''}>
          {piece.text}
        </span>
      );
    return piece.hit ? (
      <mark key={key} className="rounded-[2px] bg-(--chip-warn) text-(--chip-warn-ink)">
        {piece.text}
      </mark>
    ) : (
      piece.text
    );
  });
}

const coloured = (text: string) =>
  Anser.ansiToJson(text, { json: true, remove_empty: true }).map(({ content, fg, decorations }) => ({
    text: content,
    colour: fg ? { color: `rgb(${fg})` } : {},
    bold: decorations.includes('bold'),
  }));

function pretty(text: string): string {
  const plain = Anser.ansiToText(text);
  const from = plain.indexOf('{');
  if (from < 0) return plain;
  try {
    return `${plain.slice(0, from)}${JSON.stringify(JSON.parse(plain.slice(from)), null, 2)}`;
  } catch {
    return plain;
  }
}
