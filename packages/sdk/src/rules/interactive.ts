import type { Rule } from '../check-scenario.ts';
import { type ShellCommand, shellCommands } from '../shell-words.ts';
import { placedCommands } from './placed-commands.ts';

/** S020: no command waits for a person, nor for ever. */
export const interactive: Rule = (scenario) =>
  placedCommands(scenario).flatMap(({ command: { argv }, path }) => {
    const why = commandsOf(argv).map(waitsBecause).find(Boolean);
    return why
      ? [{ code: 'S020', path: [...path, 'argv'], message: `${why}; there is no terminal and nobody to type` }]
      : [];
  });

function commandsOf(argv: readonly string[]): readonly ShellCommand[] {
  const [program, flags, line] = argv;
  if (/^(?:\/bin\/)?(?:ba|da)?sh$/.test(program ?? '') && /^-[a-z]*c$/.test(flags ?? ''))
    return shellCommands(line ?? '');
  return [{ words: argv, fed: false }];
}

const onScreen = new Set(
  'vi vim nvim view nano pico emacs joe htop atop iotop less more most man watch tmux screen mc'.split(' '),
);

/** Why a command would not come back; `null` when it does, as far as can be seen. */
function waitsBecause({ words, fed }: ShellCommand): string | null {
  const [program = '', ...rest] = words;
  const has = (...flags: readonly RegExp[]) => rest.some((word) => flags.some((flag) => flag.test(word)));
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (onScreen.has(name)) return `${name} takes the whole screen`;
  switch (name) {
    case 'timeout':
      // It ends whatever it runs.
      return null;
    case 'on':
      return rest.length < 2 ? 'on without a command opens a shell' : waitsBecause({ words: rest.slice(1), fed });
    case 'top':
      return has(/^-\w*b/) ? null : 'top takes the whole screen; write top -b -n 1';
    case 'psql':
      return fed || has(/^-\w*[cfl]/, /^--(?:command|file|list)/)
        ? null
        : 'psql without a statement is a console; write psql -c';
    case 'redis-cli':
      return fed || isStatement(rest) ? null : 'redis-cli without a command is a console';
    case 'tail':
    case 'journalctl':
    case 'logs':
    case 'changes':
      return has(/^-\w*[fF]$/, /^--follow/) ? `${name} -f follows for ever; write how many lines` : null;
    case 'ping':
      return has(/^-\w*[cw]/) ? null : 'ping does not end; write ping -c 3';
    default:
      return null;
  }
}

/** Something beside the options of `redis-cli`, those with a value and those without. */
function isStatement(words: readonly string[]): boolean {
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (/^-[hpanu]$/.test(word)) i += 1;
    else if (!word.startsWith('-') || /^--(?:bigkeys|memkeys|hotkeys|scan|eval)$/.test(word)) return true;
  }
  return false;
}
