import { ChaosError, type Millis } from '@chaos-engine/core';
import type { HealthSpec } from '../compose/round-spec.ts';
import type { Engine } from '../engine/engine.ts';
import { runExec } from '../inside/run-exec.ts';
import { within } from '../within.ts';

export interface ReadyRequest {
  readonly containerId: string;
  readonly service: string;
  readonly health: HealthSpec | null;
  /** How long it may take until the check passes. */
  readonly limitMs: Millis;
}

/**
 * Waits until the health check of a service passes once. The check is repeated by one loop inside the container, 200 ms
 * apart: an exec for each would cost more than the check. Throws PLAYGROUND_FAILED with what the service said last.
 */
export async function waitReady(engine: Engine, request: ReadyRequest): Promise<void> {
  if (request.health === null) return;
  const attempt = runExec(engine, {
    container: request.containerId,
    service: request.service,
    argv: readinessLoop(request.health),
    timeoutMs: request.limitMs,
  });
  const died = diedBefore(engine, request);
  const result = await Promise.race([attempt, died.promise]).finally(died.stop);
  if (result.exitCode === 0) return;
  const why =
    result.exitCode === 124
      ? `was not healthy after ${request.limitMs / 1_000} s`
      : `cannot be checked (exit code ${result.exitCode}): ${result.stderr.trim().slice(0, 200)}`;
  throw new ChaosError(
    'PLAYGROUND_FAILED',
    `service ${request.service} ${why}${await lastWords(engine, request.containerId)}`,
  );
}

/** The argv that ends with 0 as soon as the check has passed. */
export function readinessLoop(health: HealthSpec): readonly string[] {
  const [kind, ...rest] = health.test;
  const check = kind === 'CMD-SHELL' ? ['/bin/sh', '-c', rest[0] ?? 'true'] : rest;
  const limitS = Math.max(1, Math.ceil(health.timeoutMs / 1_000));
  const script = `limit=""; command -v timeout >/dev/null 2>&1 && limit="timeout ${limitS}"; until $limit "$@" >/dev/null 2>&1; do sleep 0.2 || sleep 1; done`;
  return ['/bin/sh', '-c', script, 'sh', ...check];
}

// A container that ends takes the exec with it, but the engine is not always quick to say so.
function diedBefore(engine: Engine, { containerId, service }: ReadyRequest) {
  let stopped = false;
  const promise = (async (): Promise<never> => {
    const ended = await engine.docker.getContainer(containerId).wait({ condition: 'not-running' });
    if (stopped) return await new Promise<never>(() => {});
    throw new ChaosError(
      'PLAYGROUND_FAILED',
      `service ${service} ended with exit code ${ended.StatusCode} while it started${await lastWords(engine, containerId)}`,
    );
  })();
  promise.catch(() => {});
  const stop = () => {
    stopped = true;
  };
  return { promise, stop };
}

async function lastWords(engine: Engine, containerId: string): Promise<string> {
  const log = await engine
    .call(
      'read a log',
      (docker) => docker.getContainer(containerId).logs({ stdout: true, stderr: true, tail: 5, follow: false }),
      { idempotent: true },
    )
    .catch(() => null);
  const text = (log ?? Buffer.alloc(0))
    .toString('utf8')
    .replace(/[^\x20-\x7e\n]/g, '')
    .trim();
  return text === '' ? '' : `; its log ends with: ${text.slice(-300)}`;
}

/** Waits for a service that others wait to have completed. */
export async function waitCompleted(
  engine: Engine,
  containerId: string,
  service: string,
  limitMs: Millis,
): Promise<void> {
  let code: number | null = null;
  const work = engine.docker
    .getContainer(containerId)
    .wait({ condition: 'not-running' })
    .then((ended) => {
      code = ended.StatusCode;
    });
  const inTime = await within(work, limitMs);
  if (inTime && code === 0) return;
  throw new ChaosError(
    'PLAYGROUND_FAILED',
    `service ${service} ${inTime ? `ended with exit code ${code}` : `did not complete within ${limitMs / 1_000} s`}`,
  );
}
