import type { EngineFinding } from './engine/types.d.mts';

import type { Project } from './project.mjs';

/** How a step ended. */
export type Outcome =
  /** Done, or nothing was to be done. */
  | { readonly type: 'done'; readonly detail: string }
  /** Left out on purpose. */
  | { readonly type: 'skipped'; readonly detail: string }
  /** Not there, and the rest can go on without it; `next` says what a person can do. */
  | { readonly type: 'wanting'; readonly detail: string; readonly next: readonly string[] }
  /** Not there, and nothing can go on without it. */
  | { readonly type: 'failed'; readonly detail: string; readonly next: readonly string[]; readonly exitCode?: number };

/** What a person wants of the set-up. */
export interface SetupOptions {
  /** Whether missing system packages are installed. */
  readonly install: 'ask' | 'yes' | 'no';
  /** Whether the web app and the images are brought up to date. */
  readonly build: boolean;
  /** Whether images are built that are current. */
  readonly rebuild: boolean;
}

/** What steps share. A step adds to `found` what later ones need. */
export interface SetupContext {
  readonly project: Project;
  readonly options: SetupOptions;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly found: {
    /** Node 24 or newer, which runs the TypeScript. */
    node?: string;
    engine?: EngineFinding;
    /** Path of a Chromium. */
    browser?: string;
    /** The Docker Engine that this run started itself, and the way to stop it. */
    ownEngine?: { readonly pid: number; stop(): Promise<string> };
  };
  /** Asks a person; `null` when nobody is there to be asked. */
  readonly ask: ((question: string) => Promise<boolean>) | null;
  /** Aborted by the first Ctrl+C. */
  readonly signal: AbortSignal;
}

/** One thing the set-up does. */
export interface Step {
  readonly title: string;
  run(context: SetupContext, report: (detail: string) => void): Promise<Outcome>;
}
