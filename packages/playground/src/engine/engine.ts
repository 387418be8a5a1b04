import { ChaosError } from '@chaos-engine/core';
import type Docker from 'dockerode';
import { negotiateApi } from './api-version.ts';
import { isUnreachable, toEngineError } from './engine-error.ts';
import { createLimiter, type Limiter } from './limiter.ts';

export interface CallOptions {
  /** How long the Engine may take. Default 10 s. */
  readonly deadlineMs?: number;
  /** Asking twice does no harm: one retry after a broken connection. */
  readonly idempotent?: boolean;
}

/** What an engine can do, asked once. */
export interface EngineFeatures {
  readonly version: string;
  readonly apiVersion: string;
  readonly cgroupVersion: 1 | 2;
  readonly swapLimit: boolean;
  readonly pidsLimit: boolean;
  readonly rootless: boolean;
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly operatingSystem: string;
  readonly securityOptions: readonly string[];
  readonly liveRestore: boolean;
  /** Id of the daemon, to tell one engine from another. */
  readonly id: string;
}

/** A Docker Engine: every call passes one limiter and has a deadline. */
export interface Engine {
  /** For streams. Throws ENGINE_UNAVAILABLE before the first call has found one. */
  readonly docker: Docker;
  /** Where it listens, like unix:///var/run/docker.sock; empty while none was found. */
  readonly address: string;
  call<T>(what: string, ask: (docker: Docker) => Promise<T>, options?: CallOptions): Promise<T>;
  /** Starts of containers are bound by CPU: few at a time. */
  readonly starts: Limiter;
  features(): Promise<EngineFeatures>;
  /** Resolves when the engine answers within 3 s; rejects with ENGINE_UNAVAILABLE or ENGINE_TIMEOUT. */
  ping(): Promise<void>;
}

const inFlight = 8;
const startsInFlight = 3;

/** A client and where it leads. */
export interface Connection {
  readonly docker: Docker;
  readonly address: string;
}

/** Makes an engine of a way to find one. It is looked for at the first call, and again at each until one answers. */
export function createEngine(find: () => Promise<Connection>): Engine {
  const limiter = createLimiter(inFlight);
  let connection: Connection | null = null;
  let features: Promise<EngineFeatures> | null = null;

  const connect = async (): Promise<Docker> => {
    connection ??= await find();
    return connection.docker;
  };

  async function once<T>(what: string, ask: (docker: Docker) => Promise<T>, deadlineMs: number): Promise<T> {
    try {
      return await limiter(() => withDeadline(connect().then(ask), deadlineMs, what));
    } catch (error) {
      throw toEngineError(error, connection?.address ?? 'any known address');
    }
  }

  async function call<T>(what: string, ask: (docker: Docker) => Promise<T>, options: CallOptions = {}): Promise<T> {
    const deadlineMs = options.deadlineMs ?? 10_000;
    try {
      return await once(what, ask, deadlineMs);
    } catch (error) {
      if (options.idempotent !== true || !isUnreachable(error)) throw error;
      return await once(what, ask, deadlineMs);
    }
  }

  async function readFeatures(): Promise<EngineFeatures> {
    const version = await call('read the version', (d) => d.version(), { idempotent: true });
    const apiVersion = negotiateApi({ api: version.ApiVersion, minApi: version.MinAPIVersion });
    // Set after asking: an engine that is newer than us may refuse old versions, and the other way round.
    ((await connect()).modem as { version?: string }).version = `v${apiVersion}`;
    const info = await call('read the settings', (d) => d.info(), { idempotent: true });
    return {
      version: version.Version,
      apiVersion,
      cgroupVersion: info.CgroupVersion === '2' ? 2 : 1,
      swapLimit: info.SwapLimit !== false,
      pidsLimit: info.PidsLimit !== false,
      rootless: (info.SecurityOptions ?? []).some((option: string) => option.includes('rootless')),
      cpus: info.NCPU,
      memoryBytes: info.MemTotal,
      operatingSystem: info.OperatingSystem,
      securityOptions: info.SecurityOptions ?? [],
      liveRestore: info.LiveRestoreEnabled === true,
      id: info.ID,
    };
  }

  return {
    get docker() {
      if (connection === null) throw new ChaosError('ENGINE_UNAVAILABLE', 'no container engine has been found yet');
      return connection.docker;
    },
    get address() {
      return connection?.address ?? '';
    },
    call,
    starts: createLimiter(startsInFlight),
    features() {
      features ??= readFeatures().catch((error) => {
        features = null;
        throw error;
      });
      return features;
    },
    async ping() {
      // Past the limiter: whether the engine answers must be seen also while it is busy with our calls.
      try {
        await withDeadline(
          connect().then((docker) => docker.ping()),
          3_000,
          'answer',
        );
      } catch (error) {
        throw toEngineError(error, connection?.address ?? 'any known address');
      }
    },
  };
}

async function withDeadline<T>(work: Promise<T>, deadlineMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new ChaosError(
          'ENGINE_TIMEOUT',
          `the container engine did not ${what} within ${deadlineMs / 1000} s; is it overloaded?`,
        ),
      );
    }, deadlineMs);
  });
  // What arrives after the deadline is nobody's business any more, and must not end the process.
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
