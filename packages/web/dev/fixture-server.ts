import { createServer } from 'node:http';
import { answer, type FixtureState, write, writeProblem } from './fixture/http-routes.ts';
import { posedRounds } from './fixture/posed-rounds.ts';
import { serveSockets } from './fixture/sockets.ts';
import { writeFile } from './fixture/static-files.ts';

const port = Number(process.env.PORT ?? 4601);
const state: FixtureState = { rounds: posedRounds(), engine: process.env.FIXTURE_ENGINE !== 'none' };

/** A server for looking at the screens: it keeps the protocol and plays scripted rounds. Never shipped. */
const server = createServer((request, response) => {
  if (!request.url?.startsWith('/api/')) {
    void writeFile(response, new URL(request.url ?? '/', 'http://fixture').pathname);
    return;
  }
  answer(request, state).then(
    (value) => write(response, value),
    (error: Error & { status?: number; code?: string }) =>
      writeProblem(response, error.status ?? 400, error.code ?? 'BAD_REQUEST', error.message),
  );
});
serveSockets(server, state);
server.listen(port, '127.0.0.1', () =>
  console.log(`fixture on http://127.0.0.1:${port}, rounds:`, [...state.rounds.keys()].join(' ')),
);
