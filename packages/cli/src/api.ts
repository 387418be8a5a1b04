import { ChaosError } from '@chaos-engine/core';
import type {
  OpenedRound,
  OpenRound,
  Problem,
  RoundRow,
  ScenarioCard,
  ScenarioPage,
  SendCommand,
} from '@chaos-engine/protocol';

/** The running server's HTTP API. Every refusal is a `ChaosError` with the server's own code and words. */
export interface Api {
  scenarios(): Promise<{ scenarios: readonly ScenarioCard[] }>;
  scenario(id: string): Promise<ScenarioPage>;
  rounds(): Promise<{ rounds: readonly RoundRow[] }>;
  open(round: OpenRound): Promise<OpenedRound>;
  /** With the key of who runs the server. */
  stop(code: string, key: string): Promise<unknown>;
  command(code: string, token: string, command: SendCommand): Promise<unknown>;
}

export function createApi(server: string): Api {
  const ask = async <T>(method: string, path: string, body?: unknown, token?: string): Promise<T> => {
    const response = await fetch(new URL(path, server), {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new ChaosError('ENGINE_UNAVAILABLE', `no server answers at ${server}; start it with: npm start`, { cause });
    });
    if (response.ok) return (await response.json()) as T;
    const problem = (await response.json().catch(() => null)) as Problem | null;
    throw new ChaosError(
      problem?.code ?? 'INTERNAL',
      problem?.detail ?? `${method} ${path} answered ${response.status}`,
    );
  };
  return {
    scenarios: () => ask('GET', '/api/scenarios'),
    scenario: (id) => ask('GET', `/api/scenarios/${encodeURIComponent(id)}`),
    rounds: () => ask('GET', '/api/rounds'),
    open: (round) => ask('POST', '/api/rounds', round),
    stop: (code, key) => ask('POST', `/api/rounds/${encodeURIComponent(code)}/stop`, undefined, key),
    command: (code, token, command) => ask('POST', `/api/rounds/${encodeURIComponent(code)}/commands`, command, token),
  };
}
