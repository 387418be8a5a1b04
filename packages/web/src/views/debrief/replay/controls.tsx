import type { Debrief } from '@chaos-engine/protocol';
import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../../../components/button.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { sinceStart } from '../../../format/duration.ts';
import { neighbour, speeds } from '../../../state/playhead.ts';
import { originOf } from '../moment-words.ts';
import type { Replay } from './replay-store.ts';
import { useReplaySecond } from './use-replay.ts';

type Speed = `${(typeof speeds)[number]}`;

const options = speeds.map((speed) => [String(speed) as Speed, `${speed}×`] as const);

/** Play, step, speed, and where it is. */
export function Controls({ debrief, replay }: { debrief: Debrief; replay: Replay }) {
  const at = useReplaySecond(replay);
  const playing = useStore(replay.store, (head) => head.playing);
  const speed = useStore(replay.store, (head) => head.speed);
  const skipIdle = useStore(replay.store, (head) => head.skipIdle);
  const step = (direction: 1 | -1) => {
    const entry = neighbour(debrief.timeline, replay.store.getState().at, direction);
    if (entry) replay.seek(entry.at);
  };
  return (
    <div className="flex items-center gap-2">
      <span className="num font-mono text-sm font-semibold">{sinceStart(at - originOf(debrief))}</span>
      <IconButton label="Previous event (k)" onClick={() => step(-1)}>
        <SkipBack aria-hidden size={14} />
      </IconButton>
      <Button
        size="sm"
        variant="primary"
        icon={playing ? <Pause aria-hidden size={13} /> : <Play aria-hidden size={13} />}
        onClick={replay.toggle}
      >
        {playing ? 'Pause' : 'Play'}
      </Button>
      <IconButton label="Next event (j)" onClick={() => step(1)}>
        <SkipForward aria-hidden size={14} />
      </IconButton>
      <span className="max-md:hidden">
        <Segmented
          label="Speed"
          value={String(speed) as Speed}
          options={options}
          onChange={(next) => replay.setSpeed(Number(next))}
        />
      </span>
      <label className="inline-flex items-center gap-2 text-xs whitespace-nowrap text-text-2 max-md:hidden">
        <input
          type="checkbox"
          className="check"
          checked={skipIdle}
          onChange={({ target }) => replay.setSkipIdle(target.checked)}
        />
        Skip idle
      </label>
    </div>
  );
}
