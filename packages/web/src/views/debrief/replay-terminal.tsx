import type { Debrief } from '@chaos-engine/protocol';
import { useQuery } from '@tanstack/react-query';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../../api.ts';
import { Empty } from '../../components/empty.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { type Cast, eventsUntil, parseCast, transcript } from './cast.ts';

export interface ReplayTerminalProps {
  readonly code: string;
  readonly terminals: Debrief['terminals'];
  readonly at: number;
}

/** The terminals of the round as they were at a moment, or as one text. */
export function ReplayTerminal({ code, terminals, at }: ReplayTerminalProps) {
  const [chosen, setChosen] = useState(terminals[0]?.terminal ?? '');
  const [as, setAs] = useState<'screen' | 'text'>('screen');
  const info = terminals.find(({ terminal }) => terminal === chosen);
  const { data = '' } = useQuery({
    queryKey: ['track', code, `terminal-${chosen}`],
    queryFn: () => api.track(code, `terminal-${chosen}`),
    enabled: info !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const cast = useMemo(() => parseCast(data, info?.startedAt ?? 0), [data, info]);
  if (terminals.length === 0) return <Empty>No terminal was opened in this round.</Empty>;
  return (
    <div className="min-w-0 p-4">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <label className="text-xs">
          <span className="sr-only">Terminal</span>
          <select
            className="h-7 rounded-md border border-line bg-panel px-1.5"
            value={chosen}
            onChange={({ target }) => setChosen(target.value)}
          >
            {terminals.map(({ terminal, service, player }, index) => (
              <option key={terminal} value={terminal}>
                {index + 1} · {service} · {player}
              </option>
            ))}
          </select>
        </label>
        <Segmented
          label="Show as"
          value={as}
          options={[
            ['screen', 'Screen'],
            ['text', 'Text'],
          ]}
          onChange={setAs}
        />
      </div>
      {as === 'screen' ? (
        <CastScreen cast={cast} at={at} />
      ) : (
        <textarea
          readOnly
          aria-label="Transcript"
          className="h-[340px] w-full resize-y rounded-md bg-well p-3 font-mono text-xs"
          value={transcript(cast)}
        />
      )}
    </div>
  );
}

/** An xterm fed with what had been written until `at`; a step back draws anew. */
function CastScreen({ cast, at }: { cast: Cast; at: number }) {
  const host = useRef<HTMLDivElement>(null);
  const screen = useRef<Terminal | null>(null);
  const drawn = useRef(0);

  useEffect(() => {
    if (!host.current) return;
    const terminal = new Terminal({
      cols: cast.cols,
      rows: cast.rows,
      disableStdin: true,
      fontFamily: 'JetBrains Mono Variable, monospace',
      fontSize: 11,
      scrollback: 500,
      minimumContrastRatio: 4.5,
    });
    terminal.open(host.current);
    screen.current = terminal;
    drawn.current = 0;
    return () => terminal.dispose();
  }, [cast]);

  useEffect(() => {
    const terminal = screen.current;
    if (!terminal) return;
    const until = eventsUntil(cast.events, at);
    if (until < drawn.current) {
      terminal.reset();
      drawn.current = 0;
    }
    for (const event of cast.events.slice(drawn.current, until)) {
      if (event.type === 'output') terminal.write(event.data);
      else terminal.resize(event.cols, event.rows);
    }
    drawn.current = until;
  }, [cast, at]);

  return <div ref={host} className="h-[340px] overflow-auto rounded-md bg-black p-2" />;
}
