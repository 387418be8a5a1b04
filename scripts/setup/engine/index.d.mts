import type { EngineEndpoint, EngineFinding, EngineSurroundings } from './types.d.mts';

export type * from './types.d.mts';

/** Finds the container engine the way Docker's own client does, then where Podman and desktop products listen. */
export function findEngine(around?: Partial<EngineSurroundings>): Promise<EngineFinding>;

/** The options of a dockerode client for an engine's endpoint. */
export function dockerodeOptions(endpoint: EngineEndpoint):
  | { socketPath: string }
  | {
      protocol: 'http' | 'https';
      host: string;
      port: number;
      ca?: string;
      cert?: string;
      key?: string;
      rejectUnauthorized?: boolean;
    };
