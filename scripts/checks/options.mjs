import { parseArgs } from 'node:util';

/** The stages in the order in which they run: the quick ones first. */
export const stageNames = /** @type {const} */ (['lint', 'types', 'architecture', 'unit', 'contract', 'docker', 'e2e']);

/** @typedef {typeof stageNames[number]} StageName */

/**
 * @typedef {object} TestOptions
 * @property {readonly StageName[]} stages
 * @property {'ask' | 'yes' | 'no'} install
 * @property {boolean} required a missing engine or browser is a failure
 * @property {readonly string[]} filters parts of file names
 */

/** @typedef {{ type: 'run', options: TestOptions } | { type: 'help' } | { type: 'wrong', message: string }} Parsed */

const flags = /** @type {const} */ ({
  only: { type: 'string', multiple: true },
  skip: { type: 'string', multiple: true },
  yes: { type: 'boolean', short: 'y' },
  'no-install': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
});

/**
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Parsed}
 */
export function parseTestOptions(args, env) {
  const read = readFlags(args);
  if ('message' in read) return { type: 'wrong', message: read.message };
  const { values, positionals } = read;
  if (values.help) return { type: 'help' };
  const [only, skip] = [values.only, values.skip].map((list) => list?.flatMap((names) => names.split(',')) ?? []);
  const unknown = [...(only ?? []), ...(skip ?? [])].find((name) => !stageNames.some((known) => known === name));
  if (unknown !== undefined)
    return { type: 'wrong', message: `there is no stage "${unknown}"; there are ${stageNames.join(', ')}` };
  const stages = stageNames.filter((name) => (only?.length ? only.includes(name) : true) && !skip?.includes(name));
  const ci = env.CI === 'true';
  const install = values['no-install'] ? 'no' : values.yes || ci ? 'yes' : 'ask';
  return { type: 'run', options: { stages, install, required: ci, filters: positionals } };
}

/** @param {readonly string[]} args */
function readFlags(args) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true });
  } catch (error) {
    return { message: `${error instanceof Error ? error.message.split('. ')[0] : error}. See npm test -- --help` };
  }
}

export const testHelp = `Usage: npm test [-- flags] [part of a file name...]

Runs all checks and tests; installs what they lack. The last line says how many passed and failed.

  npm test                              everything
  npm test -- --only lint,types,unit    without engine and browser
  npm test -- --only docker sandbox     real-engine tests of files named like "sandbox"

Stages: ${stageNames.join(', ')}

Flags
      --only <stages>    run these only
      --skip <stages>    run all but these
  -y, --yes              install missing system packages without asking
      --no-install       never install system packages
  -h, --help             this page

Where no container engine or browser can be had, docker and e2e are skipped, and counted. With CI=true that is a failure.
`;
