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

const settleMs = 500;
/** How long the end of a container may be known later than the end of what ran in it. */
const deathLagMs = 1_000;

/**
 * Waits until the health check of a service passes once. The check is repeated by one loop inside the container, 200 ms
 * apart: an exec for each would cost more than the check. Throws PLAYGROUND_FAILED with what the service said last.
 */
export async function waitReady(engine: Engine, request: ReadyRequest): Promise<void> {
  const { containerId, service, health, limitMs } = request;
  const death = watchDeath(engine, containerId);
  try {
    if (health === null) {
      // Living on is all there is to see: a command that does not exist ends within milliseconds.
      if (await within(death.died, settleMs)) throw await endedEarly(engine, containerId, service);
      return;
    }
    const check = runExec(engine, { container: containerId, service, argv: readinessLoop(health), timeoutMs: limitMs });
    const result = await Promise.race([check.catch(() => null), death.died.then(() => null)]);
    if (result?.exitCode === 0) return;
    // A container that ends takes the check with it, which then ends in one way or another, and may be heard of first.
    const timedOut = result?.exitCode === 124;
    if (
      result === null ||
      (!timedOut && (await within(death.died, deathLagMs))) ||
      !(await isRunning(engine, containerId))
    )
      throw await endedEarly(engine, containerId, service);
    const why = timedOut
      ? `was not healthy after ${limitMs / 1_000} s`
      : `cannot be checked (exit code ${result.exitCode}): ${result.stderr.trim().slice(0, 200)}`;
    throw new ChaosError('PLAYGROUND_FAILED', `service ${service} ${why}${await lastWords(engine, containerId)}`);
  } finally {
    death.stop();
  }
}

/** The argv that ends with 0 as soon as the check has passed. */
export function readinessLoop(health: HealthSpec): readonly string[] {
  const [kind, ...rest] = health.test;
  const check = kind === 'CMD-SHELL' ? ['/bin/sh', '-c', rest[0] ?? 'true'] : rest;
  const limitS = Math.max(1, Math.ceil(health.timeoutMs / 1_000));
  const script = `limit=""; command -v timeout >/dev/null 2>&1 && limit="timeout ${limitS}"; until $limit "$@" >/dev/null 2>&1; do sleep 0.2 || sleep 1; done`;
  return ['/bin/sh', '-c', script, 'sh', ...check];
}

/** The error for a container that runs no more though it should: its exit code and its last words. */
export async function endedEarly(engine: Engine, containerId: string, service: string): Promise<ChaosError> {
  const facts = await inspect(engine, containerId).catch(() => null);
  const how = facts === null ? 'was removed' : `ended with exit code ${facts.State.ExitCode}`;
  return new ChaosError(
    'PLAYGROUND_FAILED',
    `service ${service} ${how} while it started${await lastWords(engine, containerId)}`,
  );
}

const inspect = (engine: Engine, containerId: string) =>
  engine.call('inspect a container', (docker) => docker.getContainer(containerId).inspect(), { idempotent: true });

const isRunning = (engine: Engine, containerId: string): Promise<boolean> =>
  inspect(engine, containerId).then(
    (facts) => facts.State.Running,
    () => false,
  );

/** Resolves when the container runs no more, whatever the reason; `stop` ends the question. */
function watchDeath(engine: Engine, containerId: string) {
  const abort = new AbortController();
  const died = engine.docker
    .getContainer(containerId)
    .wait({ condition: 'not-running', abortSignal: abort.signal })
    .then(
      () => {},
      // Not to be seen any more: gone, or nobody asks.
      () => (abort.signal.aborted ? new Promise<void>(() => {}) : undefined),
    );
  return { died, stop: () => abort.abort() };
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
  const death = watchDeath(engine, containerId);
  const inTime = await within(death.died, limitMs).finally(death.stop);
  if (!inTime)
    throw new ChaosError('PLAYGROUND_FAILED', `service ${service} did not complete within ${limitMs / 1_000} s`);
  const code = (await inspect(engine, containerId)).State.ExitCode;
  if (code !== 0) throw await endedEarly(engine, containerId, service);
}
