/** Says how often a device is expected to send in a span of time. */
export interface CadenceSpan {
  /** Unix ms, inclusive. */
  from: number;
  /** Unix ms, exclusive; `null` = until further notice. */
  to: number | null;
  /** Seconds between readings; `null` = each channel's own cadence. */
  stepSeconds: number | null;
  /** Unix ms. Where spans overlap, the one declared last holds. */
  declaredAt: number;
}

/** Which channel is asked about, and for which span of time. */
export interface ExpectedQuery {
  /** `null` for a channel that only reports events: nothing is ever expected. */
  channelCadenceSeconds: number | null;
  declarations: readonly CadenceSpan[];
  /** Unix ms, inclusive. */
  from: number;
  /** Unix ms, exclusive. */
  to: number;
}

/**
 * How many readings of a channel are due in `[from, to)`. Readings are due at whole multiples of the step
 * since the Unix epoch, so the counts of neighbouring windows add up exactly. The step is the longer
 * of the declared one and the channel's own; outside every declaration nothing is due. Of declarations
 * made at the same moment the later in the list holds.
 */
export function expectedReadings(query: ExpectedQuery): number {
  const { channelCadenceSeconds: cadence, declarations, from, to } = query;
  if (cadence === null || !(to > from)) return 0;
  let count = 0;
  let cursor = from;
  while (cursor < to) {
    const holding = declarationAt(declarations, cursor);
    const next = Math.min(to, nextBorder(declarations, cursor));
    if (holding !== undefined) {
      const stepMs = Math.max(cadence, holding.stepSeconds ?? cadence) * 1000;
      count += Math.ceil(next / stepMs) - Math.ceil(cursor / stepMs);
    }
    cursor = next;
  }
  return count;
}

function declarationAt(declarations: readonly CadenceSpan[], at: number): CadenceSpan | undefined {
  let holding: CadenceSpan | undefined;
  for (const span of declarations) {
    if (span.from > at || (span.to !== null && span.to <= at)) continue;
    if (holding === undefined || span.declaredAt >= holding.declaredAt) holding = span;
  }
  return holding;
}

function nextBorder(declarations: readonly CadenceSpan[], after: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const span of declarations) {
    if (span.from > after && span.from < next) next = span.from;
    if (span.to !== null && span.to > after && span.to < next) next = span.to;
  }
  return next;
}
