// The reference for spectators: `ws` alone, sending to everybody in one loop what a round was heard to send.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { answerParent } from './answering.ts';
import type { Heard } from './crowd.ts';

export interface Say {
  readonly say: readonly Heard[];
  readonly forMs: number;
}

const http = createServer((_, response) => response.end('{}'));
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));

answerParent(async (question: Say | { readonly where: true }): Promise<{ port: number }> => {
  if ('say' in question) {
    const began = performance.now();
    for (const { afterMs, bytes, signals } of question.say) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + afterMs - performance.now())));
      const head = signals ? `42["signals",{"at":${Math.round(afterMs)},"` : '42["logs",["';
      const text = head.padEnd(bytes, 'x');
      for (const client of server.clients) client.send(text);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + question.forMs - performance.now())));
  }
  return { port: (http.address() as AddressInfo).port };
});
