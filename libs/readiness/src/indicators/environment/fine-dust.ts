import { coverageOf, windowsIn } from '../../inputs/coverage.js';
import { isValidWindow } from '../../inputs/valid-windows.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

/** GE4: mean of PM2.5 over the valid days of all stations, µg/m³; a year's mean once a year is there. */
export const fineDust: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'day');
  const stations = context.series('day', 'air.pm25');
  let sum = 0;
  let days = 0;
  const means: number[] = [];
  for (const station of stations) {
    let own = 0;
    let ownDays = 0;
    for (const window of windowsIn(station, span)) {
      if (!isValidWindow(station, window)) continue;
      own += window.mean as number;
      ownDays += 1;
    }
    if (ownDays > 0) means.push(own / ownDays);
    sum += own;
    days += ownDays;
  }
  if (days === 0) return null;
  return fromTelemetry(sum / days, span, coverageOf(stations, span), {
    diagnostics: { highestStation: Math.max(...means), lowestStation: Math.min(...means) },
  });
};
