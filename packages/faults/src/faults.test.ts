import type { Playground } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import { findFault } from './registry.ts';

/** Answers commands by what they begin with, and keeps what was run. */
function playground(answers: Readonly<Record<string, string>>) {
  const ran: (readonly string[])[] = [];
  const exec: Playground['exec'] = async (_service, argv) => {
    ran.push(argv);
    const answer = Object.entries(answers).find(([start]) => argv.join(' ').startsWith(start))?.[1];
    return answer === undefined
      ? { exitCode: 2, stdout: '', stderr: 'no such thing' }
      : { exitCode: 0, stdout: answer, stderr: '' };
  };
  return { ran, playground: { exec } as unknown as Playground };
}

describe('a fault', () => {
  it('hands values over as words, never as shell', async () => {
    const hostile = '/etc/a; touch /tmp/b $(id)';
    const { ran, playground: on } = playground({ sh: '5 644 0 0 1.5\naGVsbG8=\n' });
    const params = { path: hostile, change: { type: 'write', content: '$(id)' } };
    const inverse = await findFault('file.edit').prepare(on, 'box', params);
    await findFault('file.edit').apply(on, 'box', params, inverse);
    for (const argv of ran) {
      expect(argv[2]).not.toContain(hostile);
      expect(argv).toContain(hostile);
    }
  });

  it('names the command that failed, its exit code and what it said', async () => {
    const { playground: on } = playground({});
    const params = { flag: 'dark_mode', value: 'on', by: 'web team' };
    await expect(findFault('flag.set').prepare(on, 'ops', params)).rejects.toMatchObject({
      code: 'PLAYGROUND_FAILED',
      message: 'ops: "flag get dark_mode" ended with 2, saying: no such thing',
    });
  });

  it('refuses an inverse that is none', async () => {
    const { playground: on, ran } = playground({ flag: 'on' });
    const params = { flag: 'dark_mode', value: 'on', by: 'web team' };
    await expect(findFault('flag.set').revert(on, 'ops', params, { value: 3 })).rejects.toThrow(/value/);
    expect(ran).toEqual([]);
  });

  it('does not touch a setting that has a third value by now', async () => {
    const { playground: on, ran } = playground({ 'cfg get': '900' });
    const params = { file: 'api', settings: { ttl_s: 60 }, by: 'platform' };
    const inverse = { settings: { ttl_s: 600 } };
    await findFault('config.set').revert(on, 'ops', params, inverse);
    expect(ran.every(([command, verb]) => command === 'cfg' && verb === 'get')).toBe(true);
    expect(await findFault('config.set').verifyReverted(on, 'ops', params, inverse)).toEqual({
      exact: false,
      detail: 'api.json ttl_s=900; it was api.json ttl_s=600',
    });
  });

  it('counts a build as running only when every node says so', async () => {
    const verify = (status: string) =>
      findFault('build.activate').verify(playground({ 'deploy status': status }).playground, 'ops', {
        service: 'api',
        build: 41,
        by: 'ci-bot',
      });
    expect(await verify('api-1    build 41\napi-2    build 41\n')).toMatchObject({ effective: true });
    expect(await verify('api-1    build 41\napi-2    no answer\n')).toEqual({
      effective: false,
      reading: 'api-1 runs build 41, api-2 runs no answer',
    });
    expect(await verify('')).toMatchObject({ effective: false });
  });

  it('reads process tables with odd names in them, and leaves the dead out', async () => {
    const stat = (pid: number, state: string) =>
      `${pid} (a) (b c) ${state} ${Array.from({ length: 49 }, () => 7).join(' ')}`;
    const { playground: on } = playground({ sh: `100.00 50.00\n${stat(12, 'T')}\n${stat(13, 'Z')}\n` });
    const params = { process: 'a) (b c', signal: 'STOP' };
    expect(await findFault('process.signal').verify(on, 'box', params)).toEqual({
      effective: true,
      reading: '1 of 1 a) (b c frozen',
    });
  });
});
