import type { CadenceDeclaration } from '#libs/contracts';

/** How often a reading is expected in a span; outside every span nothing is. */
export interface CadenceSpan {
  /** Unix ms, inclusive. */
  readonly from: number;
  /** Unix ms, exclusive. */
  readonly to: number;
  readonly seconds: number;
}

/**
 * Spans of one expected cadence within a range, oldest first, neighbours of the same cadence joined. Of
 * declarations that overlap the last one holds.
 *
 * @param declarations of one device, in the order they were made.
 * @param channelSeconds the channel's own cadence; a declared one counts when it is longer.
 */
export function cadenceSpans(
  declarations: readonly CadenceDeclaration[],
  channelSeconds: number,
  from: number,
  to: number,
): CadenceSpan[] {
  const borders = new Set([from, to]);
  for (const declared of declarations)
    for (const border of [declared.from, declared.to])
      if (border !== null && border > from && border < to) borders.add(border);
  const sorted = [...borders].sort((a, b) => a - b);
  const spans: CadenceSpan[] = [];
  for (const [index, start] of sorted.slice(0, -1).entries()) {
    const end = sorted[index + 1] as number;
    const holding = declarations.findLast(
      declared => declared.from <= start && (declared.to === null || declared.to > start),
    );
    if (!holding) continue;
    const seconds = Math.max(channelSeconds, holding.stepSeconds ?? channelSeconds);
    const before = spans.at(-1);
    if (before?.to === start && before.seconds === seconds) spans[spans.length - 1] = { ...before, to: end };
    else spans.push({ from: start, to: end, seconds });
  }
  return spans;
}
