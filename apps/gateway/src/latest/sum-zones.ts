/** One device's newest value and when it may still be believed. */
export interface CountedValue {
  readonly zone: string;
  readonly value: number;
  /** Event time, Unix ms. */
  readonly time: number;
  /** QARTOD flag. */
  readonly flag: number;
  readonly cadenceSeconds: number | null;
}

export interface ZonesSum {
  /** `null` while no zone counts. */
  readonly value: number | null;
  /** Event time of the oldest value in it, Unix ms. */
  readonly time: number | null;
  readonly zones: number;
}

/** A value counts until ten readings have been missed; the same measure makes a tile stale. */
const MISSED = 10;
const AT_LEAST_MS = 60_000;
const FAILED_FLAG = 4;

/** Adds up a metric over zones. A zone counts only whole: one silent meter would make its sum too small. */
export function sumZones(
  expected: ReadonlyMap<string, number>,
  values: readonly CountedValue[],
  nowMs: number,
): ZonesSum {
  const usable = values.filter(
    ({ time, flag, cadenceSeconds }) =>
      flag < FAILED_FLAG && nowMs - time <= Math.max(MISSED * (cadenceSeconds ?? 0) * 1_000, AT_LEAST_MS),
  );
  const whole = [...expected].flatMap(([zone, devices]) => {
    const own = usable.filter(value => value.zone === zone);
    return own.length === devices ? [own] : [];
  });
  const counted = whole.flat();
  return {
    value: counted.length === 0 ? null : counted.reduce((sum, { value }) => sum + value, 0),
    time: counted.length === 0 ? null : Math.min(...counted.map(({ time }) => time)),
    zones: whole.length,
  };
}
