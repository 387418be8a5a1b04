import type { Clock, PlaygroundProvider, Store } from '@chaos-engine/core';
import type { Library, Rooms } from '@chaos-engine/engine';
import type { Doctor } from './doctor.ts';
import type { FailureLibrary } from './failure-library.ts';
import type { OperatorKey } from './operator-key.ts';
import type { Presence } from './presence.ts';
import type { TerminalRooms } from './sockets/terminal-rooms.ts';
import type { Tokens } from './tokens.ts';

/** The parts of a running server, wired in `main.ts`; routes and sockets take what they need. */
export interface Services {
  readonly version: string;
  readonly clock: Clock;
  readonly store: Store;
  readonly provider: PlaygroundProvider;
  readonly library: () => Library;
  readonly failures: FailureLibrary;
  readonly rooms: Rooms;
  readonly tokens: Tokens;
  readonly operator: Pick<OperatorKey, 'check'>;
  readonly doctor: Doctor;
  readonly presence: Presence;
  /** Final score by round code, of rounds graded since the start. */
  readonly scores: ReadonlyMap<string, number | null>;
  readonly terminals: TerminalRooms;
}
