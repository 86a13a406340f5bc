/** Room at the right of a chart, px: for a limit of five digits, or `ngày ≤ 70`. It is the same in all charts, so that their time axes stand in line. */
export const ROOM_RIGHT = 64;

/** A character of a limit's name, px. A picture is drawn with the font of whoever looks at it, which may be wide. */
const CHARACTER = 7;
/** Before and behind the name. */
const GAP = 8;

/** Room at the right of a chart that stands alone, px: its limits are named there. */
export function roomForLimits(names: readonly string[]): number {
  return Math.max(ROOM_RIGHT, ...names.map(name => GAP + CHARACTER * name.length));
}
