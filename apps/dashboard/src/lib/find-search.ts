import { NEEDS, type NeedId } from './needs.js';
import { readWeights } from './pillar-weights.js';

/** A search as the page's address has it. */
export interface FindSearch extends Partial<Record<NeedId, number>> {
  preset?: string;
  /** Own weights, e.g. `GP:30,CW:8,…`. */
  weights?: string;
  /** State of all zones that the answer is of; the current one unless given. */
  edition?: string;
  asOf?: string;
  method?: string;
  /** Codes of zones side by side, by commas. */
  compare?: string;
}

/** What of an address is a search; the rest is left out. */
export function readFindSearch(raw: Readonly<Record<string, unknown>>): FindSearch {
  const search: FindSearch = {};
  for (const { id } of NEEDS) {
    const value = raw[id];
    if (typeof value === 'number' && value >= 0) search[id] = value;
  }
  for (const name of ['preset', 'edition', 'asOf', 'method', 'compare'] as const) {
    const text = raw[name];
    if (typeof text === 'string' && text !== '') search[name] = text;
  }
  const { weights } = raw;
  if (typeof weights === 'string' && readWeights(weights) !== null) search.weights = weights;
  if (search.weights !== undefined) delete search.preset;
  return search;
}

/** The same without what only this page shows: the parameters of the interface. */
export function searchParameters({ compare: _, ...parameters }: FindSearch): Omit<FindSearch, 'compare'> {
  return parameters;
}
