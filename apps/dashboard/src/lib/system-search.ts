import { type Compare, readCompare } from './compare.js';
import { RANGES, type RangeId, windowOf } from './ranges.js';

/** What the page of a system shows, as its address has it. */
export interface SystemSearch {
  range?: RangeId;
  from?: number;
  to?: number;
  compare?: Compare;
}

export function readSystemSearch(raw: Readonly<Record<string, unknown>>): SystemSearch {
  const range = RANGES.find(item => item.id === raw.range)?.id;
  const compare = readCompare(raw.compare);
  return {
    ...(range ? { range } : {}),
    ...windowOf(raw.from, raw.to),
    ...(compare ? { compare } : {}),
  };
}
