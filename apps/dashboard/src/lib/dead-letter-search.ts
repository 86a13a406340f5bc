export const LETTER_STATES = ['open', 'replayed', 'solved', 'refused', 'dismissed'] as const;

/** Which dead letters a page lists, as its address has it. */
export interface DeadLetterSearch {
  state?: (typeof LETTER_STATES)[number];
}

export function readDeadLetterSearch({ state }: Readonly<Record<string, unknown>>): DeadLetterSearch {
  const known = LETTER_STATES.find(value => value === state);
  return known ? { state: known } : {};
}
