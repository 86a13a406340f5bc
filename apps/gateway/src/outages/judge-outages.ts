import type { Device } from '#libs/contracts';
import { LONGEST_MOMENTARY_S, majorEventThreshold, sustainedOutages } from '#libs/readiness';
import { windowStart } from '#libs/telemetry';
import type { Piece } from '../series/combine-points.js';
import type { Outage, Outages } from './outages.schema.js';

/** An outage as a feeder told it when it was over. */
export interface ToldOutage {
  readonly device: string;
  /** When it was over, Unix ms. */
  readonly to: number;
  readonly seconds: number;
}

/**
 * Outages of a zone's feeders as SAIDI counts them: momentary ones do not count, and a day with far more outage than is
 * usual is a major event. Where too few days with an outage are known nobody can tell, and it says so.
 *
 * @param hours windows of an hour of the year before, of the same feeders.
 */
export function judgeOutages(
  feeders: readonly Pick<Device, 'id' | 'origin' | 'ratings'>[],
  told: readonly ToldOutage[],
  hours: readonly Pick<Piece, 'device' | 'time' | 'n' | 'value' | 'min' | 'max'>[],
): Pick<Outages, 'items' | 'outageDays' | 'majorEvents'> {
  const known = new Map(feeders.map(feeder => [feeder.id, feeder]));
  const secondsByDay = new Map<number, number>();
  for (const { device, time, n, value: sum, min, max } of hours) {
    const sustained = sustainedOutages({ n, sum, min, max });
    if (sustained.count === 0) continue;
    const day = windowStart('day', time);
    const weight = known.get(device)?.ratings['customers'] ?? 1;
    secondsByDay.set(day, (secondsByDay.get(day) ?? 0) + weight * sustained.seconds);
  }
  const threshold = majorEventThreshold([...secondsByDay.values()]);
  const items = told.map(({ device, to, seconds }): Outage => {
    const isSustained = seconds > LONGEST_MOMENTARY_S;
    return {
      ...{ device, from: to - seconds * 1_000, to, seconds },
      kind: isSustained ? 'sustained' : 'momentary',
      majorEvent:
        threshold === null
          ? null
          : isSustained && (secondsByDay.get(windowStart('day', to)) ?? 0) > threshold,
      simulated: known.get(device)?.origin === 'simulated',
    };
  });
  return {
    items: items.sort((a, b) => b.to - a.to || (a.device < b.device ? -1 : 1)),
    outageDays: secondsByDay.size,
    majorEvents: threshold === null ? 'unknown' : 'known',
  };
}
