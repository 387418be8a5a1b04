import { type CommandType, commandSchema, type ErrorCode, type Mode, type Outcome } from '@chaos-engine/core';
import { z } from 'zod';

/**
 * | method and path                        | body            | answer           |
 * | -------------------------------------- | --------------- | ---------------- |
 * | GET  /api/status                       |                 | `Status`         |
 * | POST /api/status/check                 |                 | `Status`, looked at anew |
 * | GET  /api/scenarios                    |                 | `{ scenarios: ScenarioCard[] }` |
 * | GET  /api/scenarios/:id                |                 | `ScenarioPage`   |
 * | GET  /api/rounds                       |                 | `{ rounds: RoundRow[] }`, newest first |
 * | POST /api/rounds                       | `openRoundSchema` | 201 `OpenedRound` |
 * | POST /api/rounds/:code/commands        | `sendCommandSchema` | `{ seq }`    |
 * | POST /api/rounds/:code/stop            |                 | `{ stopped }`, with the key of the operator |
 * | GET  /api/rounds/:code/debrief         |                 | `Debrief`, once ended |
 * | GET  /api/rounds/:code/failure-modes   |                 | `RoundFailureModes`, once ended |
 * | GET  /api/rounds/:code/score           |                 | the score card, canonical JSON |
 * | GET  /api/rounds/:code/log             |                 | the event log, NDJSON, once ended |
 * | GET  /api/rounds/:code/tracks/:name    |                 | replay data: `signals`, `logs`, `terminal-<id>` (asciicast) |
 * | GET  /api/leaderboard?scenario=        |                 | `{ rows: RoundRow[] }` |
 * | GET  /api/failure-modes                |                 | `FailureModes` |
 * | GET  /api/incidents?q=&cause=&symptom=&role=&page= |     | `IncidentPage`   |
 * | GET  /api/incidents/:id                |                 | `IncidentDetail` |
 *
 * A round's routes want `Authorization: Bearer <token>`; any answer but 2xx is a `Problem` (RFC 9457).
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly requestId: string;
}

export const openRoundSchema = z.strictObject({
  scenario: z.string().max(80),
  mode: z.enum(['practice', 'ranked']).default('practice'),
  seed: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
  name: z.string().trim().min(1).max(40).default('You'),
});
export type OpenRound = z.input<typeof openRoundSchema>;

export interface OpenedRound {
  readonly code: string;
  readonly token: string;
}

export const sendCommandSchema = z.strictObject({
  /** Made by the client, once a click: a repeat is answered like the first and does nothing. */
  key: z.string().min(8).max(64),
  command: commandSchema,
});
export type SendCommand = z.input<typeof sendCommandSchema>;

export type CheckState = 'ok' | 'warn' | 'fail' | 'unknown';

export interface Check {
  readonly id: string;
  readonly title: string;
  readonly state: CheckState;
  readonly result: string;
  readonly why: string;
  readonly fix: string | null;
}

export interface IsolationPromise {
  readonly id: string;
  readonly text: string;
  readonly held: boolean;
  readonly because: string;
}

export interface Status {
  readonly version: string;
  /** Highest mode the machine's isolation allows. */
  readonly isolation: 'none' | 'solo' | 'gameday' | 'competition';
  readonly engine: { readonly reachable: boolean; readonly name: string; readonly detail: string };
  readonly checks: readonly Check[];
  readonly promises: readonly IsolationPromise[];
}

export interface ScenarioCard {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly summary: string;
  readonly difficulty: 1 | 2 | 3 | 4 | 5;
  readonly minutes: number;
  readonly tags: readonly string[];
  readonly stack: string;
  /** Images present and scenario sound; otherwise why it cannot be played now. */
  readonly playable: boolean;
  readonly notPlayableBecause: string | null;
  /** It can be played, but not quite as its files say. */
  readonly warning: string | null;
  readonly best: number | null;
  readonly plays: number;
}

export interface MapService {
  readonly name: string;
  readonly role: string;
  readonly title: string;
  readonly about: string;
  readonly shell: boolean;
}

export interface ScenarioPage extends ScenarioCard {
  readonly briefing: string;
  readonly digest: string;
  readonly permissions: readonly string[];
  readonly limitMinutes: number;
  readonly hintCosts: readonly number[];
  readonly stackTitle: string;
  readonly stackSummary: string;
  readonly services: readonly MapService[];
  readonly journeys: readonly { readonly id: string; readonly title: string; readonly promise: string }[];
  readonly scores: readonly RoundRow[];
}

export interface RoundRow {
  readonly code: string;
  readonly scenario: string;
  readonly title: string;
  readonly mode: Mode;
  readonly startedWall: number;
  readonly phase: string;
  readonly outcome: Outcome | null;
  readonly score: number | null;
  readonly ttdMs: number | null;
  readonly ttmMs: number | null;
  readonly player: string;
  readonly hints: number;
}

/** Whether a command would be accepted now; otherwise why not, in words for a tooltip. */
export type Can = Readonly<Record<CommandType, true | string>>;
