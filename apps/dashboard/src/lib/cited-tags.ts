/** Kinds of tags: S a page that was read, R second-hand, K from memory, P our own choice. */
export type TagKind = 'S' | 'R' | 'K' | 'P';

/** Tags of a text that rests on something, taken apart for its legend. */
export interface CitedTags {
  /** Tags of pages that were read, in the order of their numbers. */
  read: string[];
  /** Other kinds of tags, each once. */
  others: Exclude<TagKind, 'S'>[];
}

const OTHERS = ['R', 'K', 'P'] as const;

/** What a legend must explain of the tags that are cited. */
export function citedTags(basis: readonly { readonly tag: string }[]): CitedTags {
  const tags = new Set(basis.map(({ tag }) => tag));
  const numberOf = (tag: string) => Number(tag.slice(1));
  return {
    read: [...tags].filter(tag => tag.startsWith('S')).sort((a, b) => numberOf(a) - numberOf(b)),
    others: OTHERS.filter(kind => [...tags].some(tag => tag.startsWith(kind))),
  };
}
