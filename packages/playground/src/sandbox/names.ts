import { createHash } from 'node:crypto';
import { ChaosError, type RoundId } from '@chaos-engine/core';

/** Everything of ours on an engine is found by these labels, never by its name. */
export const label = {
  instance: 'org.chaos-engine.instance',
  round: 'org.chaos-engine.round',
  epoch: 'org.chaos-engine.epoch',
  expires: 'org.chaos-engine.expires',
  service: 'org.chaos-engine.service',
  /** What an object was made from: the same digest may be adopted, another is made anew. */
  spec: 'org.chaos-engine.spec',
} as const;

/** Prefix of projects, containers and volumes. */
export const namePrefix = 'ce';
/** Prefix of bridges: one firewall rule with a wildcard holds them all. */
export const bridgePrefix = 'ce-';

/** Who owns the objects of a round. */
export interface Owner {
  readonly instance: string;
  readonly round: RoundId;
  /** Counts up with each owner of the store; a later one may tell its objects from those of an earlier one. */
  readonly epoch: number;
  /** Unix seconds after which anybody may remove them. */
  readonly expires: number;
}

/** The labels that make an object part of a round. */
export function ownerLabels(owner: Owner): Readonly<Record<string, string>> {
  return {
    [label.instance]: owner.instance,
    [label.round]: owner.round,
    [label.epoch]: String(owner.epoch),
    [label.expires]: String(owner.expires),
  };
}

/** Whose an object is, by its labels; `null` when it is nobody's of ours. */
export function ownerOf(labels: Readonly<Record<string, string>>): Owner | null {
  const { [label.instance]: instance, [label.round]: round, [label.epoch]: epoch, [label.expires]: expires } = labels;
  if (instance === undefined || round === undefined) return null;
  return { instance, round, epoch: Number(epoch ?? 0), expires: Number(expires ?? 0) };
}

/** Name of the round's Compose project. The same id gives the same name, so that an interrupted call finds its objects. */
export function projectName(round: RoundId): string {
  if (round.length === 0 || round.length > 100) {
    throw new ChaosError('BAD_REQUEST', `round id "${round.slice(0, 100)}": must have 1 to 100 characters`);
  }
  const plain = /^[a-z0-9][a-z0-9-]{0,40}$/.test(round);
  return `${namePrefix}-${plain ? round : digest(round).slice(0, 16)}`;
}

export const containerName = (round: RoundId, service: string): string => `${projectName(round)}-${service}-1`;
export const networkName = (round: RoundId, network: string): string => `${projectName(round)}_${network}`;
export const volumeName = (round: RoundId, volume: string): string => `${projectName(round)}_${volume}`;

/** At most 15 characters, the limit of the kernel. */
export const bridgeName = (instance: string, round: RoundId, network: string): string =>
  `${bridgePrefix}${digest(`${instance}/${round}/${network}`).slice(0, 11)}`;

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
