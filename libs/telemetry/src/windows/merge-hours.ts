import type { AggregateKind } from '../catalogue/metric-definition.js';
import { createAggregate, meanOf } from './aggregate.js';
import type { FieldSummary } from './field-summary.js';
import type { WindowFields } from './hour-state.js';
import type { Column } from './window-column.js';

/** A day from its hours, in time order; those without a reading are missing. */
export function dayFields(
  columns: readonly Column[],
  hours: ReadonlyArray<WindowFields | undefined>,
): WindowFields {
  return columns.map(({ kind }, i) =>
    mergeHours(
      kind,
      hours.map(hour => hour?.[i]),
    ),
  );
}

/**
 * A day's summary from the stored summaries of its hours, in time order. The day is a function of what
 * is stored, so it comes out the same whether the hours were just computed or read again after a restart.
 *
 * @returns nothing when no hour has the metric.
 */
function mergeHours(
  kind: AggregateKind,
  hours: ReadonlyArray<FieldSummary | undefined>,
): FieldSummary | undefined {
  const present = hours.filter(hour => hour !== undefined);
  if (present.length === 0) return undefined;
  const used = present.filter(hour => hour.n > 0);
  const n = sum(used, hour => hour.n);
  const last = used.at(-1)?.last ?? Number.NaN;
  const isCounter = kind === 'increase';
  return {
    n,
    suspect: sum(present, hour => hour.suspect),
    fail: sum(present, hour => hour.fail),
    judged: present.some(hour => hour.judged),
    mean: isCounter ? Number.NaN : n === 1 ? last : meanOfHours(kind, used, n),
    min: isCounter ? Number.NaN : least(used),
    max: isCounter ? Number.NaN : greatest(used),
    last,
    total: isCounter || kind === 'sum' ? (n === 0 ? Number.NaN : sum(used, hour => hour.total)) : Number.NaN,
    cosines: Number.NaN,
    sines: Number.NaN,
  };
}

function meanOfHours(kind: AggregateKind, used: readonly FieldSummary[], n: number): number {
  if (n === 0) return Number.NaN;
  const whole = { ...createAggregate(kind), n };
  switch (kind) {
    case 'energy-mean':
      return meanOf({ ...whole, total: [sum(used, hour => hour.n * 10 ** (hour.mean / 10))] });
    case 'vector-mean':
      return meanOf({
        ...whole,
        total: [sum(used, hour => hour.cosines)],
        sines: [sum(used, hour => hour.sines)],
      });
    case 'mean':
    case 'last':
    case 'sum':
      return sum(used, hour => hour.n * hour.mean) / n;
    case 'increase':
      return Number.NaN;
  }
}

function sum(hours: readonly FieldSummary[], of: (hour: FieldSummary) => number): number {
  let total = 0;
  for (const hour of hours) total += of(hour);
  return total;
}

function least(used: readonly FieldSummary[]): number {
  return used.length === 0 ? Number.NaN : Math.min(...used.map(hour => hour.min));
}

function greatest(used: readonly FieldSummary[]): number {
  return used.length === 0 ? Number.NaN : Math.max(...used.map(hour => hour.max));
}
