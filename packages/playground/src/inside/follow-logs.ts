import type { Clock, LogLine, RoundId, ServiceName, WallTime } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import type { EngineWatch } from '../engine/watch-engine.ts';
import { containerName, label } from '../sandbox/names.ts';
import { createLogReader } from './log-lines.ts';

export interface FollowRequest {
  readonly engine: Engine;
  readonly watch: EngineWatch;
  readonly clock: Clock;
  readonly round: RoundId;
  readonly services: readonly ServiceName[];
  readonly sinceWall: WallTime;
  readonly onLine: (line: LogLine) => void;
}

const mostBytesPerSecond = 256 * 1024;

/** Follows the logs of all services, through restarts of containers and of the engine; no line comes twice. */
export async function followLogs(request: FollowRequest): Promise<() => void> {
  const followers = new Map(request.services.map((service) => [service, createFollower(request, service)]));
  await Promise.all([...followers.values()].map((follower) => follower.open()));
  const stops = [
    request.watch.onEvent((event) => {
      if (event.action === 'start' && event.labels[label.round] === request.round)
        void followers.get(event.labels[label.service] ?? '')?.open();
    }),
    request.watch.onReachable((reachable) => {
      if (reachable) for (const follower of followers.values()) void follower.open();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    for (const follower of followers.values()) follower.close();
  };
}

function createFollower({ engine, clock, round, sinceWall, onLine }: FollowRequest, service: ServiceName) {
  let lastStamp = '';
  let since = sinceWall / 1_000;
  let stream: (NodeJS.ReadableStream & { destroy(): void }) | null = null;
  let opening = false;
  let closed = false;

  // A service that floods its log must not take our time: past its share of a second it waits for the next.
  let bytesThisSecond = 0;
  const hold = (bytes: number) => {
    if (bytesThisSecond === 0) {
      clock.setTimeout(() => {
        bytesThisSecond = 0;
        stream?.resume();
      }, 1_000);
    }
    bytesThisSecond += bytes;
    if (bytesThisSecond > mostBytesPerSecond) stream?.pause();
  };

  async function open(): Promise<void> {
    if (closed || opening || stream !== null) return;
    opening = true;
    try {
      const container = engine.docker.getContainer(containerName(round, service));
      const facts = await engine.call(`inspect ${service}`, () => container.inspect(), { idempotent: true });
      const opened = await engine.call(`follow the log of ${service}`, () =>
        container.logs({ follow: true, stdout: true, stderr: true, timestamps: true, since }),
      );
      stream = opened as unknown as NodeJS.ReadableStream & { destroy(): void };
      if (closed) return stream.destroy();
      const read = createLogReader(service, facts.Config.Tty, (line) => {
        // Asked again from the same second, the engine repeats what it told before.
        if (line.stamp <= lastStamp) return;
        lastStamp = line.stamp;
        since = Math.floor(line.wall / 1_000);
        onLine({ service: line.service, wall: line.wall, stream: line.stream, text: line.text });
      });
      stream.on('data', (bytes: Buffer) => {
        read(bytes);
        hold(bytes.length);
      });
      const ended = () => {
        stream = null;
      };
      stream.once('end', ended);
      stream.once('close', ended);
      stream.once('error', ended);
    } catch {
      // The container is gone or the engine away: the next start, or the engine's return, opens it again.
    } finally {
      opening = false;
    }
  }
  return {
    open,
    close() {
      closed = true;
      stream?.destroy();
    },
  };
}
