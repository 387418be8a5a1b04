import type { Row } from '../measure/row.ts';
import type { Lab } from './lab.ts';
import type { Venue } from './venue.ts';

/** What a measurement gets: the shared parts, made when first asked for, and removed at the end. */
export interface Context {
  /** Shorter, for looking whether all works. */
  readonly quick: boolean;
  readonly root: string;
  /** Folder of this run, on the disk of the project. */
  readonly workDir: string;
  readonly progress: (text: string) => void;
  /** The provider as the server wires it, in this process. Rejects when no engine answers or images are missing. */
  lab(): Promise<Lab>;
  /** A server process of its own with one running round. Rejects like `lab`. */
  venue(): Promise<Venue>;
}

/** One measurement: some rows of the table. A file of `rows/` has one as its default export. */
export interface Measurement {
  readonly id: string;
  readonly title: string;
  readonly needs: readonly 'engine'[];
  run(context: Context): Promise<readonly Row[]>;
}
