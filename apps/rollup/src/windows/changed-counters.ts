import type { Column, WindowFields } from '#libs/telemetry';

/** Whether a counter's last reading of an hour is another one than before: what follows counts from it. */
export function changedCounters(
  columns: readonly Column[],
  before: WindowFields | undefined,
  after: WindowFields,
): boolean {
  return columns.some(
    ({ kind }, i) =>
      kind === 'increase' && !Object.is(before?.[i]?.last ?? Number.NaN, after[i]?.last ?? Number.NaN),
  );
}
