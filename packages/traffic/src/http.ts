import http from 'node:http';
import { type Answer, type OutgoingRequest, type Send, SendError } from './request.ts';

const maxAnswerBytes = 1_000_000;
/** All answers being read at once. Those under test must not be able to fill this process's memory. */
const maxHeldBytes = 48_000_000;
/** What a piece of an answer costs beside its bytes, about. */
const pieceBytes = 256;
/** Above the users that can be under way at once, so that none ever waits in line inside this process. */
const maxSockets = 1_024;

/** Where the users go. `host` is an address: a name could be made to point elsewhere by those under test. */
export interface Target {
  readonly host: string;
  readonly port: number;
  /** What clients believe to be calling; sent as the Host header. */
  readonly name: string;
}

export interface HttpSender {
  readonly send: Send;
  /** Lets go of idle connections. */
  close(): void;
}

/** Sends requests over kept-alive connections. Follows no redirect, reads at most 1 MB of an answer. */
export function createHttpSender(target: Target): HttpSender {
  // Idle connections go before the usual server time-outs would cut them under a request.
  const agent = new http.Agent({ keepAlive: true, maxSockets, maxFreeSockets: 64, timeout: 4_000 });
  const connection: Connection = { agent, target, held: { bytes: 0 } };
  return {
    send: async (request, signal) => {
      try {
        return await sendOnce(connection, request, signal);
      } catch (error) {
        // The server may close an idle connection just as it is used again; browsers then ask once more, and so do we.
        if (error instanceof StaleConnection && request.method !== 'POST') {
          return sendOnce(connection, request, signal);
        }
        throw error;
      }
    },
    close: () => agent.destroy(),
  };
}

interface Connection {
  readonly agent: http.Agent;
  readonly target: Target;
  readonly held: { bytes: number };
}

class StaleConnection extends SendError {}

function sendOnce(
  { agent, target, held }: Connection,
  outgoing: OutgoingRequest,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, path, body } = outgoing;
    const headers = {
      host: target.name,
      ...outgoing.headers,
      ...(body === null ? {} : { 'content-length': Buffer.byteLength(body) }),
    };
    let request: http.ClientRequest;
    try {
      request = http.request({ agent, host: target.host, port: target.port, method, path, headers });
    } catch {
      // A value captured from an answer can hold what no header or path may.
      reject(new SendError('the request could not be sent'));
      return;
    }
    const stop = () => request.destroy();
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    request.once('close', () => {
      signal.removeEventListener('abort', stop);
      reject(new SendError('connection lost'));
    });
    request.on('error', (error: NodeJS.ErrnoException) => reject(toSendError(error, request.reusedSocket)));
    request.on('response', (response) => collect(response, held, resolve, reject));
    request.end(body ?? undefined);
  });
}

function collect(
  response: http.IncomingMessage,
  held: Connection['held'],
  resolve: (answer: Answer) => void,
  reject: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    const cost = chunk.length + pieceBytes;
    bytes += cost;
    held.bytes += cost;
    if (bytes <= maxAnswerBytes && held.bytes <= maxHeldBytes) return void chunks.push(chunk);
    reject(new SendError('the answer is too large'));
    response.destroy();
  });
  response.on('error', () => reject(new SendError('connection lost')));
  response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }));
  response.on('close', () => {
    held.bytes -= bytes;
  });
}

function toSendError(error: NodeJS.ErrnoException, reused: boolean): SendError {
  const code = error.code ?? '';
  if (code === 'ECONNREFUSED') return new SendError('connection refused');
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return new SendError('unreachable');
  if (code === 'ETIMEDOUT') return new SendError('no answer');
  if (code.startsWith('HPE_')) return new SendError('the answer is garbled');
  if (reused && (code === 'ECONNRESET' || code === 'EPIPE')) return new StaleConnection('connection lost');
  return new SendError('connection lost');
}
