import type { Clock, LogLine, Millis, RoundId, ServiceName, WallTime } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { containerName } from '../sandbox/names.ts';
import { createLogReader } from './log-lines.ts';

export interface FollowServiceRequest {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly round: RoundId;
  readonly sinceWall: WallTime;
  readonly onLine: (line: LogLine) => void;
}

export interface Follower {
  /** Opens the stream where it broke off, unless it is open. */
  open(): Promise<void>;
  /** Opens it anew when it may have lost its file. To be called every few seconds. */
  refresh(): Promise<void>;
  close(): void;
}

type LogStream = NodeJS.ReadableStream & { destroy(): void };

const mostBytesPerSecond = 2 ** 20;

/**
 * An engine's stream can fall silent for good when the log is rotated under it. A stream that has carried much, or is
 * old, and says nothing is not to be trusted.
 */
export function mayBeStuck({ ageMs, silentMs, bytes }: { ageMs: Millis; silentMs: Millis; bytes: number }): boolean {
  return silentMs >= 2_000 && (bytes > 256 * 1_024 || ageMs >= 60_000);
}

/** Follows the log of one service; no line comes twice, however often the stream is opened. */
export function followService(
  { engine, clock, round, sinceWall, onLine }: FollowServiceRequest,
  service: ServiceName,
): Follower {
  let lastStamp = '';
  let since = sinceWall / 1_000;
  let current: { stream: LogStream; openedAt: Millis; heardAt: Millis; bytes: number } | null = null;
  let opening: Promise<void> | null = null;
  let closed = false;
  // Asked to open while the old stream had not ended yet: a start can be told before the end.
  let again = false;
  let bytesThisSecond = 0;

  // A service that floods its log must not take our time: past its share of a second it waits for the next.
  const hold = (bytes: number) => {
    if (bytesThisSecond === 0) {
      clock.setTimeout(() => {
        bytesThisSecond = 0;
        current?.stream.resume();
      }, 1_000);
    }
    bytesThisSecond += bytes;
    if (bytesThisSecond > mostBytesPerSecond) current?.stream.pause();
  };

  async function connect(): Promise<void> {
    const container = engine.docker.getContainer(containerName(round, service));
    const facts = await engine.call(`inspect ${service}`, () => container.inspect(), { idempotent: true });
    const opened = await engine.call(`follow the log of ${service}`, () =>
      container.logs({ follow: true, stdout: true, stderr: true, timestamps: true, since }),
    );
    const stream = opened as unknown as LogStream;
    if (closed) return stream.destroy();
    const own = { stream, openedAt: clock.monotonic(), heardAt: clock.monotonic(), bytes: 0 };
    current = own;
    const read = createLogReader(service, facts.Config.Tty, (line) => {
      // Asked again from the same second, the engine repeats what it told before.
      if (line.stamp <= lastStamp) return;
      lastStamp = line.stamp;
      since = Math.floor(line.wall / 1_000);
      onLine({ service: line.service, wall: line.wall, stream: line.stream, text: line.text });
    });
    stream.on('data', (bytes: Buffer) => {
      own.bytes += bytes.length;
      own.heardAt = clock.monotonic();
      read(bytes);
      hold(bytes.length);
    });
    const ended = () => {
      if (current !== own) return;
      current = null;
      if (again) void open();
    };
    for (const event of ['end', 'close', 'error']) stream.once(event, ended);
  }

  async function open(): Promise<void> {
    again = current !== null;
    if (closed || again) return;
    // The container is gone or the engine away: the next start, or the engine's return, opens it again.
    opening ??= connect()
      .catch(() => {})
      .finally(() => {
        opening = null;
      });
    await opening;
  }

  return {
    open,
    async refresh() {
      if (current === null) return;
      const now = clock.monotonic();
      const { stream, openedAt, heardAt, bytes } = current;
      if (!mayBeStuck({ ageMs: now - openedAt, silentMs: now - heardAt, bytes })) return;
      current = null;
      stream.destroy();
      await open();
    },
    close() {
      closed = true;
      current?.stream.destroy();
    },
  };
}
