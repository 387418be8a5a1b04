import type { Clock, Millis, ProbeResult } from '@chaos-engine/core';
import type { CompiledJourney, CompiledStep } from './compile-journey.ts';
import { judgeAnswer } from './judge-answer.ts';
import { buildRequest, type Send, SendError } from './request.ts';
import type { RunValues } from './template.ts';

const retryEveryMs = 250;

/** Who makes a journey, and by what means. */
export interface Visit {
  readonly clock: Clock;
  readonly send: Send;
  readonly values: RunValues;
  /** Headers of the client this user has. */
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the visit early. */
  readonly signal?: AbortSignal;
}

/**
 * Makes a journey once, and judges it as its user would. Never rejects, and is over by the journey's timeout.
 * `ms` is known when every step was answered correctly, also when that was too late.
 */
export async function runJourney(journey: CompiledJourney, visit: Visit): Promise<ProbeResult> {
  const deadline = visit.clock.monotonic() + journey.timeoutMs;
  let ms = 0;
  for (const step of journey.steps) {
    const outcome = await runStep(step, visit, deadline, journey.timeoutMs);
    if (outcome.why !== null) {
      return { good: false, ms: null, why: journey.steps.length > 1 ? `${outcome.why} at ${step.title}` : outcome.why };
    }
    ms += outcome.ms;
  }
  const rounded = Math.round(ms * 10) / 10;
  if (ms > journey.latencyMs) return { good: false, ms: rounded, why: `slower than ${journey.latencyMs} ms` };
  return { good: true, ms: rounded };
}

interface Outcome {
  readonly ms: Millis;
  readonly why: string | null;
}

async function runStep(step: CompiledStep, visit: Visit, deadline: number, timeoutMs: Millis): Promise<Outcome> {
  const retryUntil = Math.min(visit.clock.monotonic() + step.retryForMs, deadline);
  for (;;) {
    const outcome = await attempt(step, visit, deadline, timeoutMs);
    if (outcome.why === null || step.retryForMs === 0 || visit.signal?.aborted) return outcome;
    if (visit.clock.monotonic() + retryEveryMs > retryUntil) {
      return { ...outcome, why: `${outcome.why} even after ${step.retryForMs / 1_000} s` };
    }
    await pause(visit, retryEveryMs);
  }
}

async function attempt(step: CompiledStep, visit: Visit, deadline: number, timeoutMs: Millis): Promise<Outcome> {
  const startedAt = visit.clock.monotonic();
  const abort = new AbortController();
  const stop = () => abort.abort();
  visit.signal?.addEventListener('abort', stop, { once: true });
  let timer: unknown;
  const late = new Promise<string>((resolve) => {
    timer = visit.clock.setTimeout(() => resolve(`no answer within ${timeoutMs / 1_000} s`), deadline - startedAt);
  });
  const answered = ask(step, visit, abort.signal);
  try {
    const why = await Promise.race([answered, late]);
    return { ms: visit.clock.monotonic() - startedAt, why };
  } finally {
    visit.clock.clearTimeout(timer);
    visit.signal?.removeEventListener('abort', stop);
    abort.abort();
  }
}

async function ask(step: CompiledStep, visit: Visit, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await visit.send(buildRequest(step, visit.values, visit.headers), signal);
    return judgeAnswer(step, answer, visit.values);
  } catch (error) {
    return error instanceof SendError ? error.message : 'the answer could not be read';
  }
}

function pause(visit: Visit, delayMs: Millis): Promise<void> {
  return new Promise((resolve) => visit.clock.setTimeout(resolve, delayMs));
}
