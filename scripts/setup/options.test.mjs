import { expect, test } from 'vitest';
import { parseStartOptions, startHelp } from './options.mjs';

const env = { HOME: '/home/dev' };
const optionsOf = (args, more = {}) => {
  const parsed = parseStartOptions(args, { ...env, ...more });
  return parsed.type === 'run' ? parsed.options : parsed;
};

test('without flags the server listens on this machine only, and asks before it installs', () => {
  expect(optionsOf([])).toEqual({
    port: 4600,
    host: '127.0.0.1',
    dataDir: '/home/dev/.local/share/chaos-engine',
    install: 'ask',
    build: true,
    rebuild: false,
    open: false,
    keepEngine: false,
    verbose: false,
  });
});

test('flags win over the environment', () => {
  const more = { CHAOS_PORT: '5000', CHAOS_DATA_DIR: '/srv/a' };
  expect(optionsOf(['--port', '5001'], more)).toMatchObject({ port: 5001, dataDir: '/srv/a' });
});

test('data goes where XDG says', () => {
  expect(optionsOf([], { XDG_DATA_HOME: '/data' })).toMatchObject({ dataDir: '/data/chaos-engine' });
});

test('CI never asks', () => {
  expect(optionsOf([], { CI: 'true' })).toMatchObject({ install: 'yes' });
  expect(optionsOf(['--no-install'], { CI: 'true' })).toMatchObject({ install: 'no' });
});

test.each([
  [['--port', 'web'], '--port web: a port is a number'],
  [['--port', '0'], 'from 1 to 65535'],
  [['--port', '70000'], 'from 1 to 65535'],
  [['--host', '0.0.0.0'], 'has no accounts'],
  [['--yes', '--no-install'], 'contradict'],
  [['--prot', '1'], "Unknown option '--prot'. See npm start -- --help"],
  [['now'], 'now'],
])('%s is refused with what to do', (args, words) => {
  expect(optionsOf(args)).toMatchObject({ type: 'wrong', message: expect.stringContaining(words) });
});

test('the help names every flag', () => {
  for (const flag of [
    'port',
    'host',
    'data-dir',
    'yes',
    'no-install',
    'no-build',
    'rebuild',
    'open',
    'no-open',
    'keep-engine',
  ]) {
    expect(startHelp).toContain(`--${flag}`);
  }
});
