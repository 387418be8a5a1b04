/** One entry of a closed list, in the words of somebody on call. */
export interface Term {
  readonly title: string;
  /** One sentence that tells it from its neighbours. */
  readonly about: string;
}

/** The ids of a list, in its order, as a non-empty tuple that `z.enum` takes. */
export const idsOf = <Id extends string>(terms: Readonly<Record<Id, Term>>): [Id, ...Id[]] =>
  Object.keys(terms) as [Id, ...Id[]];
