// Many pages that only look, on bare WebSockets: the same reading costs the same, whoever writes.
import WebSocket from 'ws';
import { quantile } from '../measure/quantile.ts';
import { answerParent } from './answering.ts';

export interface Join {
  readonly join: { readonly url: string; readonly count: number; readonly auth: object | null };
}
export interface Listen {
  readonly listenForMs: number;
}
export interface Leave {
  readonly leave: true;
}

/** What one of them heard, to be said again by the reference. */
export interface Heard {
  readonly afterMs: number;
  readonly bytes: number;
  readonly signals: boolean;
}

export interface Crowd {
  readonly joined: number;
  readonly messages: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly heard: readonly Heard[];
}

const joinedAtATime = 25;
let sockets: WebSocket[] = [];
let began = 0;
let messages = 0;
/** How much later than the first of them each one saw the same signals. */
let took: number[] = [];
const firstAt = new Map<string, number>();
let heard: Heard[] = [];

answerParent(async (question: Join | Listen | Leave): Promise<Crowd> => {
  if ('join' in question) await join(question.join);
  else if ('leave' in question) await leave();
  else {
    messages = 0;
    took = [];
    firstAt.clear();
    heard = [];
    began = performance.now();
    await new Promise((resolve) => setTimeout(resolve, question.listenForMs));
  }
  return { joined: sockets.length, messages, p50Ms: quantile(took, 0.5), p99Ms: quantile(took, 0.99), heard };
});

async function join({ url, count, auth }: Join['join']): Promise<void> {
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(joinedAtATime, count - sockets.length) }, (_, i) =>
      connect(url, auth, sockets.length + i === 0),
    );
    sockets.push(...(await Promise.all(some)));
  }
}

function connect(url: string, auth: object | null, first: boolean): Promise<WebSocket> {
  const path = auth === null ? '/' : '/socket.io/?EIO=4&transport=websocket';
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    if (auth === null) socket.once('open', () => resolve(socket));
    socket.on('message', (data: Buffer, isBinary) => {
      // The packets of Engine.IO: 0 opens, 2 asks whether one is there; those of Socket.IO: 40 joins, 42 is an event.
      const head = isBinary ? '' : data.toString('latin1', 0, 60);
      if (head.startsWith('0')) socket.send(`40${JSON.stringify(auth)}`);
      else if (head === '2') socket.send('3');
      else if (head.startsWith('40')) resolve(socket);
      else if (head.startsWith('44')) reject(new Error(data.toString()));
      else receive(head, data.length, first);
    });
  });
}

function receive(head: string, bytes: number, first: boolean): void {
  messages += 1;
  const [, at] = /^42\["signals",\{"at":([\d.]+)/.exec(head) ?? [];
  const now = performance.now();
  if (at !== undefined) {
    const since = firstAt.get(at) ?? now;
    firstAt.set(at, since);
    took.push(now - since);
  }
  if (first) heard.push({ afterMs: now - began, bytes, signals: at !== undefined });
}

async function leave(): Promise<void> {
  const gone = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
  for (const socket of sockets) socket.close();
  await Promise.all(gone);
  sockets = [];
}
