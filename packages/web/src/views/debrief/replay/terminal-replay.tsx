import type { Debrief } from '@chaos-engine/protocol';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { ScreenHost } from '../../../components/terminal/screen-host.tsx';
import { createXtermScreen, type XtermScreen } from '../../../components/terminal/xterm-screen.ts';
import { Waiting } from '../../../components/waiting.tsx';
import { queries } from '../../../queries.ts';
import { parseAsciicast, replaySteps } from '../../../state/asciicast.ts';
import type { Replay } from './replay-store.ts';

export interface TerminalReplayProps {
  readonly code: string;
  readonly terminal: Debrief['terminals'][number];
  readonly replay: Replay;
  readonly theme: 'dark' | 'light';
  readonly asText: boolean;
}

/** One recorded terminal, drawn up to where the playhead is; as text, all that was on it by then. */
export function TerminalReplay({ code, terminal, replay, theme, asText }: TerminalReplayProps) {
  const { data: recording, error } = useQuery({
    ...queries.track(code, `terminal-${terminal.terminal}`),
    select: parseAsciicast,
  });
  const [screen, setScreen] = useState<XtermScreen | null>(null);
  const [text, setText] = useState<readonly string[]>([]);
  const first = useRef({ theme });

  useEffect(() => {
    const made = createXtermScreen({ theme: first.current.theme, fontPx: 12, screenReader: false, readOnly: true });
    setScreen(made);
    return made.dispose;
  }, []);
  const box = useRef<HTMLDivElement>(null);
  const cols = recording?.cols ?? 80;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the box is there once it is no text
  useEffect(() => {
    const dress = () =>
      screen?.look({ theme, fontPx: fittingFont(box.current?.clientWidth, cols), screenReader: false });
    dress();
    const resizing = new ResizeObserver(dress);
    if (box.current) resizing.observe(box.current);
    return () => resizing.disconnect();
  }, [screen, theme, cols, asText]);

  useEffect(() => {
    if (!screen || !recording) return;
    replay.addActivity(recording.events.map(({ atMs }) => terminal.startedAt + atMs));
    let shown: number | null = null;
    const draw = () => {
      const to = replay.store.getState().at - terminal.startedAt;
      if (shown !== null && Math.abs(to - shown) < 40) return;
      const { reset, events } = replaySteps(recording, shown, to);
      shown = to;
      if (reset) {
        screen.clear();
        screen.resizeTo(recording.cols, recording.rows);
      }
      for (const event of events) {
        if (event.type === 'output') screen.write(event.data);
        else screen.resizeTo(event.cols, event.rows);
      }
      if (reset || events.length > 0) screen.write('', () => setText(screen.lines()));
    };
    draw();
    return replay.store.subscribe(draw);
  }, [screen, recording, replay, terminal.startedAt]);

  if (error)
    return <p className="p-6 text-sm text-warn">This terminal was not recorded, or cannot be read: {error.message}</p>;
  if (!recording) return <Waiting what="the recording" className="p-4" />;
  if (asText)
    return (
      <ScrollRegion
        label={`Text of the terminal in ${terminal.service}`}
        className="max-h-[480px] flex-1 overflow-auto px-3 py-2"
      >
        <pre className="font-mono text-xs whitespace-pre-wrap">
          {text.join('\n') || 'Nothing had been written yet.'}
        </pre>
      </ScrollRegion>
    );
  return (
    <div ref={box} className="min-h-0 flex-1 overflow-auto px-3 py-2">
      {screen && <ScreenHost screen={screen} label={`Recorded terminal in ${terminal.service}`} />}
    </div>
  );
}

const glyphWidth = 0.62;

/** The largest font from 8 to 13 px in which all columns fit. */
function fittingFont(width: number | undefined, cols: number): number {
  return Math.min(13, Math.max(8, Math.floor(((width ?? 640) - 24) / (cols * glyphWidth))));
}
