import type { JourneyId, Millis, RoundTime, ServiceName, TerminalSize } from '@chaos-engine/core';
import { z } from 'zod';
import type { RoundView } from './view.ts';

/** Sent with the connection: which round, and the secret that shows who one is. */
export const socketAuthSchema = z.strictObject({ round: z.string().max(40), token: z.string().max(200) });
export type SocketAuth = z.infer<typeof socketAuthSchema>;

/** One second of signals. Arrays are for charts; nothing in here is secret. */
export interface Signals {
  readonly at: RoundTime;
  readonly wall: number;
  readonly journeys: Readonly<
    Record<
      JourneyId,
      { readonly good: boolean; readonly ms: Millis | null; readonly ratio: number; readonly why?: string }
    >
  >;
  readonly load: { readonly sent: number; readonly failed: number; readonly p95Ms: Millis | null };
  readonly services: Readonly<
    Record<
      ServiceName,
      {
        /** Share of one core. */
        readonly cpu: number;
        readonly memoryBytes: number;
        readonly memoryLimitBytes: number | null;
        readonly rxPerSecond: number;
        readonly txPerSecond: number;
        readonly pids: number;
      }
    >
  >;
  readonly gauges: Readonly<Record<string, number | null>>;
}

export interface LogView {
  readonly seq: number;
  readonly wall: number;
  readonly service: ServiceName;
  readonly level: 'E' | 'W' | 'I' | 'D';
  readonly text: string;
}

export interface TerminalInfo {
  readonly terminal: string;
  readonly service: ServiceName;
  readonly size: TerminalSize;
}

const terminalSize = z.strictObject({ cols: z.int().min(2).max(500), rows: z.int().min(2).max(300) });
const terminalId = z.string().max(40);

/** What a browser may say on the socket; each has a schema, an unknown event is answered with a coded error. */
export const clientEvents = {
  /** -> `{ terminal }` */
  'terminal.open': z.strictObject({ service: z.string().max(40), size: terminalSize }),
  /** Take a terminal up again after a lost connection; `offset` = bytes already drawn. -> `{ ok }` */
  'terminal.attach': z.strictObject({ terminal: terminalId, offset: z.int().min(0), size: terminalSize }),
  'terminal.input': z.strictObject({ terminal: terminalId, data: z.string().max(65_536) }),
  'terminal.resize': z.strictObject({ terminal: terminalId, size: terminalSize }),
  /** Bytes drawn since the terminal began, in total. */
  'terminal.ack': z.strictObject({ terminal: terminalId, total: z.int().min(0) }),
  'terminal.close': z.strictObject({ terminal: terminalId }),
  /** -> `{ wall }`, the server's clock */
  'clock.ping': z.strictObject({}),
} as const;
export type ClientEvents = { [E in keyof typeof clientEvents]: z.infer<(typeof clientEvents)[E]> };

/** Every acknowledgement: the answer, or what went wrong. */
export type Ack<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly message: string };

export interface ServerEvents {
  'round.view': (view: RoundView) => void;
  /** The last 15 minutes at connection, then one each second. */
  'signals.history': (signals: readonly Signals[]) => void;
  signals: (signals: Signals) => void;
  'logs.history': (lines: readonly LogView[]) => void;
  logs: (lines: readonly LogView[], dropped: number) => void;
  'terminal.list': (terminals: readonly TerminalInfo[]) => void;
  /** `offset` is the place of the first byte since the terminal began; `snapshot` means: clear the screen first. */
  'terminal.output': (chunk: { terminal: string; offset: number; data: Uint8Array; snapshot?: boolean }) => void;
  'terminal.exit': (end: { terminal: string; exitCode: number | null; why: string }) => void;
}
