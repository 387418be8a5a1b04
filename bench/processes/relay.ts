// A terminal without flow control: what a shell writes goes to the socket as it comes, whether anybody reads or not.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { openEngine } from '@chaos-engine/playground';
import { openRawLine } from '../rig/line.ts';
import { answerParent } from './answering.ts';

interface Wanted {
  readonly container: string;
  readonly argv: readonly string[];
}

const engine = openEngine();

answerParent(async ({ container, argv }: Wanted) => {
  await engine.ping();
  const server = createServer(async (socket) => {
    const line = await openRawLine(engine, container, argv);
    line.onOutput((data) => void socket.write(data));
    socket.on('data', (data) => line.write(data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      line.write('\x03\x04');
      void line.close();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
});
