import { randomUUID } from 'node:crypto';
import type { Command } from '@chaos-engine/core';
import type { OpenedRound } from '@chaos-engine/protocol';

/** Somebody who plays over HTTP, repeats what was not acknowledged, and keeps a list of what was. */
export interface Player {
  readonly code: string;
  /** Keys of commands the server has said yes to. */
  readonly acknowledged: ReadonlySet<string>;
  /** Sends a command until the server has answered, under one key. `false`: refused in this phase. */
  send(command: Command): Promise<boolean>;
  /** Writes notes without a pause from now on, until the returned function is called. */
  scribble(): () => Promise<void>;
}

/** Opens a round, again and again until there is one. */
export async function openRound(url: string): Promise<Player> {
  const { code, token } = (await (
    await fetch(`${url}/api/rounds`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ scenario: 'turned-sign' }),
    })
  ).json()) as OpenedRound;
  const acknowledged = new Set<string>();
  const refused = new Set<string>();

  const post = async (key: string, command: Command): Promise<'taken' | 'refused' | 'unknown'> => {
    try {
      const answer = await fetch(`${url}/api/rounds/${code}/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ key, command }),
        signal: AbortSignal.timeout(5_000),
      });
      if (answer.ok) return 'taken';
      const { code: why } = (await answer.json()) as { code: string };
      if (why === 'ROUND_NOT_IN_PHASE' || why === 'ALREADY_DONE' || why === 'ROUND_UNKNOWN') return 'refused';
      if (answer.status < 500 && why !== 'RATE_LIMITED') throw new Error(`${command.type}: ${answer.status} ${why}`);
      return 'unknown';
    } catch (error) {
      // Nobody there, or gone in the middle: only a repeat will tell.
      if (error instanceof TypeError || (error as Error).name === 'TimeoutError') return 'unknown';
      throw error;
    }
  };
  const send = async (command: Command, key = randomUUID()): Promise<boolean> => {
    for (;;) {
      const answer = await post(key, command);
      if (answer === 'taken') acknowledged.add(key);
      if (answer === 'refused') refused.add(key);
      if (answer !== 'unknown') return answer === 'taken';
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  return {
    code,
    acknowledged,
    send: (command) => send(command),
    scribble() {
      let going = true;
      const writing = (async () => {
        for (let n = 0; going; n++) {
          if (!(await send({ type: 'note.add', text: `note ${n}` }))) return;
          await new Promise((resolve) => setTimeout(resolve, 150));
        }
      })();
      return async () => {
        going = false;
        await writing;
      };
    },
  };
}
