import type { Edition } from '../editions/edition.js';
import { chooseWeights } from '../ranking/choose-weights.js';
import { searchEdition } from '../search/search-edition.js';
import type { SearchWish } from '../search/search-query.js';
import type { MatchChange, UnmetNeed } from './saved-searches.ports.js';

/** What matches a search in an edition, of both tracks. */
export interface Matching {
  /** Codes of the zones that meet every need, sorted. */
  readonly matching: readonly string[];
  /** What each of the others does not meet. */
  readonly unmet: ReadonlyMap<string, readonly UnmetNeed[]>;
}

/** Judges a saved search. Weights only order its answer and decide nothing. */
export function findMatching(edition: Edition, wish: SearchWish): Matching {
  const { operating, planned } = searchEdition(edition, wish, chooseWeights(edition, {}));
  const matching: string[] = [];
  const unmet = new Map<string, readonly UnmetNeed[]>();
  for (const { zone, matches, needs } of [...operating, ...planned]) {
    if (matches) matching.push(zone);
    else
      unmet.set(
        zone,
        needs.flatMap(({ need, state, required, offered, unit }) =>
          state === 'met' ? [] : [{ need, state, required, offered, unit }],
        ),
      );
  }
  return { matching: matching.sort(), unmet };
}

/** Zones that started or stopped to match since a set that was known before, by code. */
export function findChanges(before: readonly string[], { matching, unmet }: Matching): MatchChange[] {
  const started = matching.filter(zone => !before.includes(zone));
  const stopped = before.filter(zone => !matching.includes(zone));
  return [
    ...started.map(zone => ({ zone, change: 'started' as const, unmet: [] })),
    ...stopped.map(zone => ({ zone, change: 'stopped' as const, unmet: unmet.get(zone) ?? [] })),
  ].sort((a, b) => (a.zone < b.zone ? -1 : 1));
}
