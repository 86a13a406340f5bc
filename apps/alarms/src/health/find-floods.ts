/** Alarms raised in a period of ten minutes. */
export interface TenMinutes {
  /** Begin, Unix ms. */
  readonly at: number;
  readonly alarms: number;
}

/** A time in which alarms came faster than anybody can answer them. */
export interface Flood {
  readonly from: number;
  readonly to: number;
  readonly alarms: number;
}

export const TEN_MINUTES_MS = 600_000;
const FLOOD_BEGINS_ABOVE = 10;
const FLOOD_ENDS_BELOW = 5;

/**
 * Floods (ISA-18.2): from a period with more than ten alarms until one with less than five.
 *
 * @param periods those with alarms, in order; the others had none.
 */
export function findFloods(periods: readonly TenMinutes[]): Flood[] {
  const floods: Flood[] = [];
  let open: Flood | undefined;
  for (const { at, alarms } of periods) {
    const isOver = open !== undefined && (at > open.to || alarms < FLOOD_ENDS_BELOW);
    if (open && isOver) {
      floods.push(open);
      open = undefined;
    }
    if (open) open = { from: open.from, to: at + TEN_MINUTES_MS, alarms: open.alarms + alarms };
    else if (alarms > FLOOD_BEGINS_ABOVE) open = { from: at, to: at + TEN_MINUTES_MS, alarms };
  }
  return open ? [...floods, open] : floods;
}
