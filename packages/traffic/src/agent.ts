import { rmSync } from 'node:fs';
import net from 'node:net';
import process from 'node:process';
import type { Readable, Writable } from 'node:stream';
import { createAgentSession } from './agent-session.ts';
import { createHttpSender } from './http.ts';
import { createLineSplitter } from './line-splitter.ts';
import { systemClock } from './system-clock.ts';

// The process of the users. `agent.mjs` talks over stdin and stdout; `agent.mjs --listen PATH` over a unix socket, to
// any number of readers, one after the other or at once.

/** A reader that does not read is cut off; it can come back and ask for what it missed. */
const maxUnreadBytes = 4_000_000;

const session = createAgentSession({
  clock: systemClock,
  createSender: createHttpSender,
  onEnd: () => setTimeout(() => process.exit(0), 50),
});

const [option, path] = process.argv.slice(2);
if (option === '--listen' && path) {
  rmSync(path, { force: true });
  net.createServer((socket) => serve(socket, socket)).listen(path);
} else {
  serve(process.stdin, process.stdout);
}

// Whatever happens to one request or reader, the other users go on.
process.on('uncaughtException', (error) => console.error(error));
process.on('unhandledRejection', (error) => console.error(error));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));

function serve(input: Readable, output: Writable): void {
  const say = session.connect((message) => {
    if (output.writableLength > maxUnreadBytes) output.destroy();
    else if (output.writable) output.write(`${JSON.stringify(message)}\n`);
  });
  const gone = () => say(null);
  input.setEncoding('utf8').on('data', createLineSplitter(say));
  input.on('error', gone).on('close', gone);
  output.on('error', gone).on('close', gone);
}
