import type { Command } from '@chaos-engine/core';
import { useMutation } from '@tanstack/react-query';
import type { RoundSession } from '../live/round-session.ts';

/** Sends commands of a round; the last error stays until the next try. */
export function useCommand(session: RoundSession, onDone?: () => void) {
  return useMutation({
    mutationFn: (command: Command) => session.command(command),
    ...(onDone && { onSuccess: onDone }),
  });
}
