import { Agent, get } from 'node:http';
import { ChaosError, type Millis, type RoundId, type ServiceName } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { containerName } from '../sandbox/names.ts';
import { isOurProcess } from './end-exec.ts';
import { runExec } from './run-exec.ts';

const largestBody = 2 ** 20;

export interface ScrapeRequest {
  readonly service: ServiceName;
  readonly port: number;
  readonly path: string;
  readonly timeoutMs: Millis;
}

/** Reads JSON documents from ports inside a stack. */
export type Scraper = (request: ScrapeRequest) => Promise<unknown>;

/**
 * A scraper for one round. On the engine's own host it dials the container's address; elsewhere the service is asked
 * from inside, by an exec, which costs 60 ms each time.
 */
export function createScraper(engine: Engine, round: RoundId): Scraper {
  const agent = new Agent({ keepAlive: true, maxSockets: 2, timeout: 30_000 });
  const addresses = new Map<ServiceName, Promise<string | null>>();

  return async (request) => {
    const { service } = request;
    const known = addresses.get(service) ?? findAddress(engine, round, service);
    addresses.set(service, known);
    try {
      const address = await known;
      return parse(
        request,
        address === null ? await fetchInside(engine, round, request) : await fetchFrom(address, request, agent),
      );
    } catch (error) {
      // After a restart the address may be another.
      addresses.delete(service);
      if (error instanceof ChaosError) throw error;
      throw failed(request, error instanceof Error ? error.message : String(error));
    }
  };
}

async function findAddress(engine: Engine, round: RoundId, service: ServiceName): Promise<string | null> {
  const facts = await engine.call(
    `inspect ${service}`,
    (docker) => docker.getContainer(containerName(round, service)).inspect(),
    { idempotent: true },
  );
  const address = Object.values(facts.NetworkSettings.Networks).find((network) => network.IPAddress !== '')?.IPAddress;
  return address !== undefined && (await isOurProcess(facts.State.Pid, facts.Id)) ? address : null;
}

function fetchFrom(host: string, { port, path, timeoutMs }: ScrapeRequest, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const request = get({ host, port, path, agent, signal, headers: { accept: 'application/json' } }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > largestBody) request.destroy(new Error('the answer is larger than 1 MiB'));
        chunks.push(chunk);
      });
      response.once('error', reject);
      response.once('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString('utf8'));
        else reject(new Error(`status ${response.statusCode}`));
      });
    });
    request.once('error', (error) => reject(signal.aborted ? new Error(`no answer within ${timeoutMs} ms`) : error));
  });
}

async function fetchInside(engine: Engine, round: RoundId, request: ScrapeRequest): Promise<string> {
  const script =
    'exec 3<>"/dev/tcp/127.0.0.1/$1" && printf "GET %s HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n" "$2" >&3 && cat <&3';
  const result = await runExec(engine, {
    container: containerName(round, request.service),
    service: request.service,
    argv: ['bash', '-c', script, 'bash', String(request.port), request.path],
    timeoutMs: request.timeoutMs,
  });
  const [head = '', ...body] = result.stdout.split('\r\n\r\n');
  if (result.exitCode !== 0 || !/^HTTP\/1\.[01] 200 /.test(head)) throw new Error(head.split('\r\n')[0] || 'no answer');
  return body.join('\r\n\r\n');
}

function parse(request: ScrapeRequest, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw failed(request, 'the answer is not JSON');
  }
}

const failed = ({ service, port, path }: ScrapeRequest, why: string) =>
  new ChaosError('PLAYGROUND_FAILED', `reading ${service}:${port}${path}: ${why}`);
