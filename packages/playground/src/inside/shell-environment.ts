/** The newest line of the history, as a mark no terminal draws; without control characters, which would break it. */
const tellCommand = `printf '\\e]633;E;%s\\a' "$(HISTTIMEFORMAT= history 1 | head -c 600 | tr '[:cntrl:]' ' ')"`;

/** What every shell of a player is started with. Bash marks each command it was given, so that the timeline can tell it. */
export const shellEnvironment: readonly string[] = [
  'TERM=xterm-256color',
  'LANG=C.UTF-8',
  'COLORTERM=truecolor',
  `PROMPT_COMMAND=${tellCommand}`,
];
