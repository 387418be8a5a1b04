import { createManualClock } from '@chaos-engine/testkit';
import { expect, test } from 'vitest';
import { createTerminalSession, type TerminalSink } from './terminal-session.ts';

const size = { cols: 80, rows: 24 };

function session() {
  let say: (chunk: Uint8Array) => void = () => {};
  const made = createTerminalSession({
    terminal: {
      onOutput(listener) {
        say = listener;
        return () => {};
      },
      onExit: () => () => {},
      write: () => {},
      resize: () => {},
      pause: () => {},
      resume: () => {},
      close: async () => {},
    },
    size,
    clock: createManualClock(),
    onOutput: () => {},
    onResize: () => {},
    onExit: () => {},
  });
  return { made, say: (text: string) => say(Buffer.from(text)) };
}

function page() {
  const seen: string[] = [];
  const sink: TerminalSink = {
    output: ({ data }) => void seen.push(Buffer.from(data).toString()),
    exit: ({ why }) => void seen.push(`[${why}]`),
  };
  return { sink, seen };
}

test('a second page takes a shell over, and the first is told', () => {
  const { made, say } = session();
  const [first, second] = [page(), page()];
  made.attach(first.sink, 0, size);
  say('one ');
  made.attach(second.sink, 0, size);
  say('two');
  expect(first.seen).toEqual(['one ', '[the shell goes on in another window]']);
  expect(second.seen).toEqual(['one ', 'two']);
  // Its farewell takes nothing away from the other.
  made.detach(first.sink);
  say(' three');
  expect(second.seen).toEqual(['one ', 'two', ' three']);
});

test('a page that takes its own shell up again is told nothing', () => {
  const { made, say } = session();
  const { sink, seen } = page();
  made.attach(sink, 0, size);
  say('one');
  made.attach(sink, 3, size);
  expect(seen).toEqual(['one']);
});
