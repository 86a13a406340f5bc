/** Inclusive range of pack numbers. */
export type SeqRange = readonly [first: number, last: number];

/** Gaps named in one commit; a device resends the oldest first and then asks again. */
const MOST_GAPS = 100;

/** Reads PostgreSQL's text of an `int8multirange`, e.g. `{[1,4),[7,8)}`, oldest first. */
export function parseMultirange(text: string): SeqRange[] {
  const ranges: SeqRange[] = [];
  for (const [, first, end] of text.matchAll(/\[(\d+),(\d+)\)/g))
    ranges.push([Number(first), Number(end) - 1]);
  return ranges;
}

/** The last number of the run that starts at 1; 0 when 1 is not there. */
export function contiguousTo(ranges: readonly SeqRange[]): number {
  const [first] = ranges;
  return first !== undefined && first[0] <= 1 ? first[1] : 0;
}

/** What is not there below the highest, oldest first, at most 100 ranges. */
export function gapsIn(ranges: readonly SeqRange[]): Array<[number, number]> {
  const gaps: Array<[number, number]> = [];
  let next = 1;
  for (const [first, last] of ranges) {
    if (gaps.length >= MOST_GAPS) break;
    if (first > next) gaps.push([next, first - 1]);
    next = last + 1;
  }
  return gaps;
}

/** Whether a number is in one of the ranges. */
export function hasSeq(ranges: readonly SeqRange[], seq: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const [first, last] = ranges[middle] as SeqRange;
    if (seq < first) high = middle - 1;
    else if (seq > last) low = middle + 1;
    else return true;
  }
  return false;
}
