import type { TerminalOpener } from '../seams.ts';
import { openExecTerminal } from './exec-terminal.ts';

/** Terminals by plain exec: needs nothing inside the containers. */
export const execOpener: TerminalOpener = {
  started: async () => {},
  open: ({ engine, id, service }, argv, size) => openExecTerminal(engine, { containerId: id, service, argv, size }),
  release: async () => {},
};
