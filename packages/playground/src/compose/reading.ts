import { type Path, Refusal } from './refusal.ts';

/** One pass over an accepted file: what else stands in it, and the notes taken on the way. */
export interface Reading {
  /** Services that will run, and those that only a profile would start. */
  readonly services: ReadonlySet<string>;
  readonly profiled: ReadonlySet<string>;
  readonly networks: ReadonlySet<string>;
  readonly volumes: ReadonlySet<string>;
  readonly configs: ReadonlyMap<string, FileDeclaration>;
  readonly secrets: ReadonlyMap<string, FileDeclaration>;
  hasPackageFile(path: string): boolean;
  /** Writes down that something is not done as asked. */
  note(path: Path, text: string): void;
}

export type FileDeclaration = { readonly file: string } | { readonly content: string };

/** Ends the reading: this place cannot be accepted. */
export function refuse(path: Path, problem: string): never {
  throw new Refusal(path, problem);
}
