import type { CompiledStep } from './compile-journey.ts';
import type { RunValues } from './template.ts';
import { fillText } from './template.ts';

/** One HTTP request as it goes out. */
export interface OutgoingRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Sends a request. Rejects with `SendError` when no whole answer came; stops at once when the signal is aborted. */
export type Send = (request: OutgoingRequest, signal: AbortSignal) => Promise<Answer>;

/** No answer came; the message says it in a user's words: `connection refused`. */
export class SendError extends Error {}

/** The request of a step with this run's values in it. `headers` are those of the client that asks. */
export function buildRequest(
  step: CompiledStep,
  values: RunValues,
  headers: Readonly<Record<string, string>>,
): OutgoingRequest {
  const body = step.json === null ? null : JSON.stringify(step.json(values));
  const own = Object.fromEntries(step.headers.map(([name, value]) => [name, fillText(value, values)]));
  return {
    method: step.method,
    path: fillText(step.path, values, encodeURIComponent),
    headers: { ...headers, ...(body === null ? {} : { 'content-type': 'application/json' }), ...own },
    body,
  };
}
