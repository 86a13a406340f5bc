import type { AlarmBackTest } from '../data/alarm-rules.js';

/** How much there was to test, of all hours of all devices. */
export interface BackTestDensity {
  /** Of the hours: 0 to 1. */
  readonly share: number;
  /** Between two readings of a device, on average, in the hours that have any; `null`: there are none. */
  readonly secondsApart: number | null;
}

type Counted = Pick<AlarmBackTest['total'], 'hours' | 'hoursWithReadings' | 'readings'>;

export function densityOf({ hours, hoursWithReadings, readings }: Counted): BackTestDensity {
  return {
    share: hours === 0 ? 0 : hoursWithReadings / hours,
    secondsApart: readings === 0 ? null : (hoursWithReadings * 3_600) / readings,
  };
}

/** Whether delays of the rule begin anew between most readings, so that it raises nothing there whatever they are. */
export function isTooSparse({ total, zones, longestGapSeconds }: AlarmBackTest): boolean {
  const { secondsApart } = densityOf(total);
  const isPatient = zones.some(({ definition }) => definition.onDelaySeconds > 0);
  return isPatient && secondsApart !== null && secondsApart > longestGapSeconds;
}
