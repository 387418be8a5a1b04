import type { Command } from '@chaos-engine/core';
import type {
  Debrief,
  FailureModes,
  IncidentPage,
  OpenedRound,
  OpenRound,
  Problem,
  RoundFailureModes,
  RoundRow,
  ScenarioCard,
  ScenarioPage,
  Status,
} from '@chaos-engine/protocol';
import type { FailureSearch } from './search-params.ts';
import { seats } from './state/seats.ts';

/** An answer that was not a success, with the server's own words. `status` is 0 when no answer came at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
  }
}

export const api = {
  status: () => get<Status>('/api/status'),
  checkAgain: () => send<Status>('/api/status/check', {}),
  scenarios: () => get<{ scenarios: readonly ScenarioCard[] }>('/api/scenarios').then(({ scenarios }) => scenarios),
  scenario: (id: string) => get<ScenarioPage>(`/api/scenarios/${encodeURIComponent(id)}`),
  rounds: () => get<{ rounds: readonly RoundRow[] }>('/api/rounds').then(({ rounds }) => rounds),
  leaderboard: (scenario: string) =>
    get<{ rows: readonly RoundRow[] }>(`/api/leaderboard?scenario=${encodeURIComponent(scenario)}`).then(
      ({ rows }) => rows,
    ),
  failureModes: () => get<FailureModes>('/api/failure-modes'),
  incidents: (search: FailureSearch) =>
    get<IncidentPage>(`/api/incidents?${new URLSearchParams(Object.entries(search).map(([k, v]) => [k, String(v)]))}`),
  /** What the scenario of an ended round stands for. */
  roundFailureModes: (code: string) => get<RoundFailureModes>(`/api/rounds/${code}/failure-modes`, code),
  debrief: (code: string) => get<Debrief>(`/api/rounds/${code}/debrief`, code),
  track: (code: string, name: string) => getText(`/api/rounds/${code}/tracks/${encodeURIComponent(name)}`, code),
  /** The event log or the score card, as they are kept. */
  document: (code: string, name: 'log' | 'score') => getText(`/api/rounds/${code}/${name}`, code),
  /** Opens a round and keeps its seat for this browser. */
  async openRound(body: OpenRound): Promise<OpenedRound> {
    const opened = await send<OpenedRound>('/api/rounds', body);
    seats.take(opened.code, opened.token);
    return opened;
  },
  /** `key` is made once a click, so that sending twice does once. */
  command: (code: string, key: string, command: Command) =>
    send<{ seq: number }>(`/api/rounds/${code}/commands`, { key, command }, code),
};

const get = async <T>(path: string, code?: string): Promise<T> => (await ask(path, {}, code)).json() as Promise<T>;

const getText = async (path: string, code: string): Promise<string> => (await ask(path, {}, code)).text();

async function send<T>(path: string, body: unknown, code?: string): Promise<T> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return (await ask(path, init, code)).json() as Promise<T>;
}

async function ask(path: string, init: RequestInit, code?: string): Promise<Response> {
  const token = code === undefined ? null : seats.token(code);
  const headers = { ...init.headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
  const response = await fetch(path, { ...init, headers }).catch(() => {
    throw new ApiError(0, null, 'The server does not answer. Is it still running?');
  });
  if (response.ok) return response;
  const problem = await response.json().then(toProblem, () => null);
  throw new ApiError(response.status, problem, problem?.detail ?? `${response.status} ${response.statusText}`);
}

function toProblem(body: unknown): Problem | null {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body ? (body as Problem) : null;
}
