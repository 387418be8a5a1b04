import type { Command } from '@chaos-engine/core';
import { useMutation } from '@tanstack/react-query';
import { ApiError } from '../api.ts';
import type { RoundSession } from '../live/round-session.ts';

/** Sends commands of a round; the last error stays until the next try. */
export function useCommand(session: RoundSession, onDone?: () => void) {
  return useMutation({
    mutationFn: (command: Command) => session.command(command),
    // Its key makes a second try of the same click harmless; a refusal is final.
    retry: (tries, error) => tries < 2 && error instanceof ApiError && error.status === 0,
    ...(onDone && { onSuccess: onDone }),
  });
}
