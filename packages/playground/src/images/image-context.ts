/** A folder with a Dockerfile, and the name its image gets. */
export interface ImageContext {
  /** `chaos-storefront/base:dev` */
  readonly image: string;
  /** Absolute path of the folder. All of it is sent to the engine. */
  readonly dir: string;
}

/** One file of a context. Owner and times are left out: they differ between checkouts and mean nothing. */
export type ContextEntry =
  | { readonly path: string; readonly type: 'file'; readonly executable: boolean; readonly content: Buffer }
  | { readonly path: string; readonly type: 'link'; readonly target: string };
