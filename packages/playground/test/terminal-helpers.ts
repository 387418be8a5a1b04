import type { Terminal } from '@chaos-engine/core';
import { buildImages } from '../src/images/build-images.ts';
import { toolContexts } from '../src/images/tool-contexts.ts';
import type { Engine } from '../src/index.ts';
import { eventually } from './helpers.ts';

/** The agent can be reached from here: a Linux host, and root on it. */
export const agentReachable = process.platform === 'linux' && process.getuid?.() === 0;

/** What a terminal has said so far, and how it ended. */
export interface Heard {
  readonly bytes: () => Buffer;
  readonly text: () => string;
  /** Code of its end; `undefined` while it goes on. */
  readonly exit: () => number | null | undefined;
  /** Waits for words in the output. */
  says(words: string | RegExp): Promise<void>;
  ends(): Promise<number | null>;
}

export function listen(terminal: Terminal): Heard {
  const chunks: Buffer[] = [];
  let exit: number | null | undefined;
  terminal.onOutput((chunk) => chunks.push(Buffer.from(chunk)));
  terminal.onExit((code) => {
    exit = code;
  });
  const text = () => Buffer.concat(chunks).toString();
  return {
    bytes: () => Buffer.concat(chunks),
    text,
    exit: () => exit,
    async says(words) {
      await eventually(() => (typeof words === 'string' ? text().includes(words) : words.test(text())), 20_000).catch(
        (cause) => {
          throw new Error(`the terminal never said ${words}, but: ${JSON.stringify(text().slice(-500))}`, { cause });
        },
      );
    },
    async ends() {
      await eventually(() => exit !== undefined, 20_000);
      return exit ?? null;
    },
  };
}

/** Brings the image of the agent up to date, so that it is this code that is tested. */
export async function buildTerminalAgent(engine: Engine): Promise<void> {
  await engine.features();
  const root = new URL('../../..', import.meta.url).pathname;
  const contexts = toolContexts(root).filter(({ image }) => image.startsWith('chaos-engine/terminal-agent'));
  await buildImages(engine.docker, contexts, () => {});
}
