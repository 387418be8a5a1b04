/** Capabilities a stack may ask for beyond the base set. */
export type ExtraCapability = 'NET_RAW' | 'SYS_PTRACE';

/** Where a file that is put into a container before its first start comes from. */
export type FileSource =
  | { readonly type: 'package'; readonly path: string }
  | { readonly type: 'content'; readonly text: string };

export interface ServiceSpec {
  readonly name: string;
  readonly image: string;
  /** `null`: the image's own. */
  readonly command: readonly string[] | null;
  readonly entrypoint: readonly string[] | null;
  readonly environment: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly hostname: string;
  readonly user: string | null;
  readonly workingDir: string | null;
  readonly tty: boolean;
  readonly stdinOpen: boolean;
  readonly readOnly: boolean;
  readonly stopSignal: string | null;
  readonly stopGraceMs: number;
  readonly dependsOn: readonly { readonly service: string; readonly until: 'started' | 'healthy' | 'completed' }[];
  /** `null`: the image's own check, if it has one. `off`: none at all. */
  readonly health: HealthSpec | 'off' | null;
  readonly networks: readonly { readonly network: string; readonly aliases: readonly string[] }[];
  /** `volume` is `null` for an anonymous one. */
  readonly volumes: readonly {
    readonly volume: string | null;
    readonly target: string;
    readonly readOnly: boolean;
    readonly noCopy: boolean;
  }[];
  /** `options`: mode, uid and gid as the file gives them. */
  readonly tmpfs: readonly {
    readonly target: string;
    readonly sizeBytes: number;
    readonly options: readonly string[];
  }[];
  readonly files: readonly { readonly source: FileSource; readonly target: string; readonly mode: number }[];
  readonly capabilities: readonly ExtraCapability[];
  readonly limits: Limits;
  readonly sysctls: Readonly<Record<string, string>>;
  readonly extraHosts: readonly string[];
}

export interface HealthSpec {
  /** As Docker writes it: `CMD` and argv, or `CMD-SHELL` and one line. */
  readonly test: readonly string[];
  readonly timeoutMs: number;
  readonly intervalMs: number;
}

export interface Limits {
  readonly memoryBytes: number;
  readonly cpus: number;
  readonly pids: number;
  readonly shmBytes: number;
  readonly openFiles: number;
}

/** Something a file asked for that is not done as asked; shown to author and player. */
export interface Note {
  readonly key: string;
  readonly line: number;
  readonly text: string;
}

/** The normal form of a Compose file: all that is left of it once it was accepted. */
export interface RoundSpec {
  /** Every service comes after those it depends on. */
  readonly services: readonly ServiceSpec[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
  readonly notes: readonly Note[];
}
