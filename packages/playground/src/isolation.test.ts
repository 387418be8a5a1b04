import { describe, expect, it } from 'vitest';
import { firewallRules } from './firewall/rules.ts';
import { type IsolationFacts, isolationOf } from './isolation.ts';
import { label } from './sandbox/names.ts';
import { toServiceChange } from './service-changes.ts';

const strict: IsolationFacts = {
  engineVersion: '29.6.0',
  cgroupVersion: 2,
  seccomp: true,
  userNamespaces: true,
  swapLimit: true,
  liveRestore: true,
  firewallProblem: null,
  terminalsProblem: null,
  inotifyInstances: 65_536,
  diskQuota: true,
};

describe('the mode a machine allows', () => {
  it('is a game day when every promise holds, and never a competition: teams would share a kernel', () => {
    expect(isolationOf(strict).mode).toBe('gameday');
  });

  it.each([
    [{ firewallProblem: 'needs root' }, 'host'],
    [{ terminalsProblem: 'needs perl' }, 'shells'],
    [{ inotifyInstances: 128 }, 'watches'],
    [{ diskQuota: false }, 'disk'],
    [{ engineVersion: '28.0.0' }, 'patched'],
    [{ liveRestore: false }, 'restart'],
  ] as const)('is solo with %o, because of the promise %s', (change, id) => {
    const { mode, promises } = isolationOf({ ...strict, ...change });
    expect(mode).toBe('solo');
    expect(promises.filter((promise) => !promise.held).map((promise) => promise.id)).toEqual([id]);
  });

  it('is none without seccomp', () => {
    expect(isolationOf({ ...strict, seccomp: false }).mode).toBe('none');
  });
});

describe('the rules of the firewall', () => {
  it('let in only answers to the host, and forward nothing, with a tag on each', () => {
    const rules = firewallRules('DOCKER-USER');
    expect(rules.map((rule) => rule.words.at(-1))).toEqual(['ACCEPT', 'DROP', 'DROP', 'DROP']);
    expect(rules[0]?.words).toContain('ESTABLISHED,RELATED');
    expect(rules.every((rule) => rule.words.includes('chaos-engine') && rule.words.includes('ce-+'))).toBe(true);
  });
});

describe('a change of a service', () => {
  const event = {
    action: 'die' as const,
    containerId: 'c',
    at: 12.5,
    exitCode: 137,
    labels: { [label.round]: 'pool-a', [label.service]: 'web' },
  };

  it('names the round that claimed the playground', () => {
    expect(toServiceChange(event, () => 'r1')).toEqual({
      round: 'r1',
      service: 'web',
      change: 'died',
      wall: 12_500,
      exitCode: 137,
    });
  });

  it('of nobody is none', () => {
    expect(toServiceChange(event, () => null)).toBeNull();
    expect(toServiceChange({ ...event, labels: {} }, () => 'r1')).toBeNull();
  });
});
