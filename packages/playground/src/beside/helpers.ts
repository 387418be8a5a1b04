import { ChaosError, type Clock, type ExecResult, type Millis, type ServiceName } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { isMissing } from '../engine/engine-error.ts';
import { runExec } from '../inside/run-exec.ts';
import type { OwnedObject } from '../provision/find-objects.ts';
import { resolveImages } from '../provision/resolve-images.ts';
import { containerName, type Owner, ownerLabels } from '../sandbox/names.ts';
import { removeContainer, startAttested } from '../sandbox/start-attested.ts';
import { helperContainer, helperImage } from './helper-container.ts';

export interface HelpersOptions {
  readonly engine: Engine;
  readonly clock: Clock;
  /** Whose objects the helpers are. */
  readonly owner: () => Owner;
  /** Default 60 s: longer than a restart of ours takes. */
  readonly leaseSeconds?: number;
}

/** One long-lived container beside each service that a fault needs one for, made when first asked for. */
export interface Helpers {
  /** Throws PLAYGROUND_FAILED when the service does not run, and IMAGE_MISSING. */
  exec(
    service: ServiceName,
    argv: readonly string[],
    options?: { stdin?: string; timeoutMs?: Millis },
  ): Promise<ExecResult>;
  /** Gives signs of life again to those a server before this one has made. */
  takeUp(found: readonly OwnedObject[]): void;
  /** Gives no more of them: what the helpers hold is undone when the lease ends. */
  letGo(): void;
}

/** Service, container and its last start: after a restart the network that a helper shares is a dead one. */
const besideLabel = 'org.chaos-engine.beside';

export function createHelpers({ engine, clock, owner, leaseSeconds = 60 }: HelpersOptions): Helpers {
  const making = new Map<ServiceName, Promise<string>>();
  const beats = new Map<ServiceName, unknown>();
  const nameOf = (service: ServiceName) => containerName(owner().round, `ce-beside-${service}`);

  async function ensure(service: ServiceName): Promise<string> {
    const target = await inspect(engine, containerName(owner().round, service));
    if (!target?.State.Running) throw new ChaosError('PLAYGROUND_FAILED', `service ${service} does not run`);
    const beside = `${service}/${target.Id}/${target.State.StartedAt}`;
    const left = await inspect(engine, nameOf(service));
    if (left?.State.Running && left.Config.Labels[besideLabel] === beside) return left.Id;
    if (left !== null) await removeContainer(engine, what(service), left.Id);
    const imageId = (await resolveImages(engine, [helperImage])).get(helperImage)?.id ?? helperImage;
    const body = helperContainer({
      name: nameOf(service),
      imageId,
      labels: { ...ownerLabels(owner()), [besideLabel]: beside },
      network: `container:${target.Id}`,
      leaseSeconds,
      swapLimit: (await engine.features()).swapLimit,
    });
    return await startAttested(engine, what(service), body);
  }

  /** Two faults on one service share a helper, and so the making of it. */
  function ensureOnce(service: ServiceName): Promise<string> {
    const current = making.get(service) ?? ensure(service).finally(() => making.delete(service));
    making.set(service, current);
    return current;
  }

  function keepAlive(service: ServiceName): void {
    if (beats.has(service)) return;
    const beat = () =>
      beats.set(
        service,
        clock.setTimeout(async () => {
          // One that is gone holds nothing any more; an engine that is away is tried again with the next beat.
          await runExec(engine, { container: nameOf(service), service, argv: ['renew', String(leaseSeconds)] }).catch(
            () => {},
          );
          if (beats.has(service)) beat();
        }, leaseSeconds * 250),
      );
    beat();
  }

  return {
    async exec(service, argv, options = {}) {
      const id = await ensureOnce(service);
      keepAlive(service);
      return await runExec(engine, { container: id, service: what(service), argv, ...options });
    },
    takeUp(found) {
      for (const { labels } of found) {
        const [service] = labels[besideLabel]?.split('/') ?? [];
        if (service !== undefined) keepAlive(service);
      }
    },
    letGo() {
      for (const handle of beats.values()) clock.clearTimeout(handle);
      beats.clear();
    },
  };
}

const what = (service: ServiceName) => `the fault helper beside ${service}`;

async function inspect(engine: Engine, name: string) {
  try {
    return await engine.call(`inspect ${name}`, (docker) => docker.getContainer(name).inspect(), { idempotent: true });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
