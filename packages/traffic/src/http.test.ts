import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createHttpSender } from './http.ts';
import type { OutgoingRequest } from './request.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const get = (change: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  method: 'GET',
  path: '/',
  headers: {},
  body: null,
  ...change,
});

async function serve(server: Server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sender = createHttpSender({ host: '127.0.0.1', port, name: 'web' });
  closers.push(sender.close, () => server.close());
  return { send: (request: OutgoingRequest, signal = new AbortController().signal) => sender.send(request, signal) };
}

test('a request arrives as it was built, and its answer comes back', async () => {
  const { send } = await serve(
    http.createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { method, url, headers } = request;
      response.writeHead(201).end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
    }),
  );
  const answer = await send(get({ method: 'POST', path: '/a?b', headers: { 'user-agent': 'x' }, body: '{"ä":1}' }));
  expect(answer.status).toBe(201);
  expect(JSON.parse(answer.body)).toMatchObject({
    method: 'POST',
    url: '/a?b',
    body: '{"ä":1}',
    headers: { host: 'web', 'user-agent': 'x', 'content-length': '8', connection: 'keep-alive' },
  });
});

test('connections are used again', async () => {
  const server = http.createServer((_, response) => response.end('x'));
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  const { send } = await serve(server);
  for (let i = 0; i < 5; i += 1) await send(get());
  expect(connections).toBe(1);
});

test('a redirect is an answer like any other', async () => {
  const { send } = await serve(http.createServer((_, r) => r.writeHead(302, { location: '/elsewhere' }).end()));
  expect((await send(get())).status).toBe(302);
});

test('an idle connection that the server cuts under a request is no failure, except for a POST', async () => {
  let requests = 0;
  const server = net.createServer((socket) => {
    let answered = false;
    socket.on('error', () => {});
    socket.on('data', () => {
      requests += 1;
      if (answered) socket.resetAndDestroy();
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      answered = true;
    });
  });
  const { send } = await serve(server);
  await send(get());
  expect(await send(get())).toEqual({ status: 200, body: 'ok' });
  expect(requests).toBe(3);
  await expect(send(get({ method: 'POST' }))).rejects.toThrow('connection lost');
});

test('what goes wrong is said in a few words', async () => {
  const { send } = await serve(
    net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', (data) => {
        const path = String(data).split(' ')[1];
        if (path === '/garbage') socket.end('complete nonsense\r\n\r\n');
        else if (path === '/cut') socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok');
        else if (path === '/switch') socket.end('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n');
        else socket.destroy();
      });
    }),
  );
  await expect(send(get({ path: '/garbage' }))).rejects.toThrow('the answer is garbled');
  await expect(send(get({ path: '/cut' }))).rejects.toThrow('connection lost');
  await expect(send(get({ path: '/switch' }))).rejects.toThrow('connection lost');
  await expect(send(get({ path: '/hang-up' }))).rejects.toThrow('connection lost');
  await expect(send(get({ path: '/bad path' }))).rejects.toThrow('could not be sent');
  await expect(send(get({ headers: { a: 'b\nc' } }))).rejects.toThrow('could not be sent');
});

test('nobody there is a refused connection', async () => {
  const server = net.createServer();
  const { send } = await serve(server);
  server.close();
  await expect(send(get())).rejects.toThrow('connection refused');
});

test('no more than 1 MB of an answer is read', async () => {
  const { send } = await serve(
    http.createServer((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      more();
    }),
  );
  await expect(send(get())).rejects.toThrow('the answer is too large');
});

test('all answers together fit into the memory of this process, and the next one finds room again', async () => {
  const megabyte = Buffer.alloc(900_000, 'x');
  const { send } = await serve(
    http.createServer((request, response) => {
      if (request.url === '/small') response.end('ok');
      else response.writeHead(200, { 'content-length': 1_000_000 }).write(megabyte);
    }),
  );
  const abort = new AbortController();
  const outcomes = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      send(get(), abort.signal).catch((error: Error) => {
        // The first to be refused shows that the others are still held.
        if (error.message === 'the answer is too large') abort.abort();
        return `${i}: ${error.message}`;
      }),
    ),
  );
  expect(outcomes.some((outcome) => String(outcome).endsWith('too large'))).toBe(true);
  expect(await send(get({ path: '/small' }))).toEqual({ status: 200, body: 'ok' });
});

test('an aborted request ends at once and gives up its connection', async () => {
  const server = http.createServer();
  const closed = new Promise<void>((resolve) => {
    server.on('request', (request) => request.socket.once('close', () => resolve()));
  });
  const { send } = await serve(server);
  const abort = new AbortController();
  const sending = send(get(), abort.signal);
  server.once('request', () => abort.abort());
  await expect(sending).rejects.toThrow('connection lost');
  await closed;
});
