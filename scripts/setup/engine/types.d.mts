/** Where an engine listens. */
export type EngineEndpoint =
  | { readonly type: 'socket'; readonly path: string }
  | { readonly type: 'tcp'; readonly host: string; readonly port: number; readonly tls: EngineTls | null };

/** PEM texts for a connection by TLS. */
export interface EngineTls {
  readonly ca: string | null;
  readonly cert: string | null;
  readonly key: string | null;
  readonly verify: boolean;
}

/** A place where an engine may be. */
export interface EngineCandidate {
  /** Who named it: `DOCKER_HOST`, `context colima`, `default socket`, `Podman socket`... */
  readonly via: string;
  /** As a person writes it: `unix:///var/run/docker.sock`. */
  readonly address: string;
  /** `null` when the address cannot be used; `problem` says why. */
  readonly endpoint: EngineEndpoint | null;
  readonly problem: string | null;
}

/** What was decided about where to look. */
export interface EngineSearch {
  /** Somebody chose an engine by name: no other is tried in its place. */
  readonly chosen: boolean;
  readonly candidates: readonly EngineCandidate[];
}

/** An engine that answered. */
export interface FoundEngine {
  readonly via: string;
  readonly address: string;
  readonly endpoint: EngineEndpoint;
  readonly kind: 'docker' | 'podman';
  readonly version: string;
  readonly apiVersion: string;
  /** Go's name of the processor: `amd64`, `arm64`. */
  readonly arch: string;
}

export type EngineSilence = 'absent' | 'refused' | 'forbidden' | 'slow' | 'unusable' | 'odd';

/** A candidate that did not answer, and why. */
export interface EngineMiss {
  readonly via: string;
  readonly address: string;
  readonly silence: EngineSilence;
  /** In words: `nothing listens there`. */
  readonly reason: string;
}

export interface EngineFinding {
  readonly engine: FoundEngine | null;
  readonly chosen: boolean;
  readonly tried: readonly EngineMiss[];
}

export interface EngineSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: string;
  readonly uid: number | null;
  /** The text of a file, `null` when it cannot be read. */
  readonly readText: (path: string) => string | null;
}
