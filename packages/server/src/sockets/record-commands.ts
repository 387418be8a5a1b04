import { type PlayerId, type ServiceName, stateOf } from '@chaos-engine/core';
import type { Room } from '@chaos-engine/engine';

/** A player types a command in a second at most; more is a loop that writes marks. */
const perMinute = 60;

/** Puts the commands of one terminal into the story of its round; what comes too fast, or after the end, is left out. */
export function createCommandRecorder(
  { host: { run } }: Room,
  player: PlayerId,
  service: ServiceName,
  onError: (error: unknown) => void,
): (line: string) => void {
  let recent: readonly number[] = [];
  return (line) => {
    const now = run.clock.monotonic();
    recent = [...recent.filter((at) => at > now - 60_000), now].slice(-perMinute - 1);
    const state = stateOf(run.log.snapshot);
    if (recent.length > perMinute || state === 'ended' || state === 'archived') return;
    run.log.append([{ type: 'command.entered', player, service, line }]).catch(onError);
  };
}
