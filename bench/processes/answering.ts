import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the other side of a process of the rig does with a question. */
export function answerParent<Q, A>(answer: (question: Q) => Promise<A> | A): void {
  process.on('message', async (question) => process.send?.(await answer(question as Q)));
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}

/** An HTTP server on a free port of loopback. */
export function listen(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> {
  const server = createServer(handler);
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  );
}
