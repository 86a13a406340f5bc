import { coverageOf, windowsIn } from '../../inputs/coverage.js';
import { isValidWindow } from '../../inputs/valid-windows.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

/** Weakest usable reference signal, dBm, and download an enterprise is to get, Mbit/s (HP-GSR 0.1 §4). */
const MIN_RSRP_DBM = -105;
const MIN_DOWNLOAD_MBIT_S = 100;

/** CN3: probe hours with reference signal ≥ −105 dBm and download ≥ 100 Mbit/s ÷ probe hours, %. */
export const mobileCoverage: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'hour');
  const signals = context.series('hour', 'nr5g.rsrp');
  const downloads = context.series('hour', 'net.throughput.down');
  let hours = 0;
  let good = 0;
  for (const signal of signals) {
    const download = downloads.find(series => series.device === signal.device);
    const speeds = new Map(
      (download === undefined ? [] : windowsIn(download, span)).map(window => [window.start, window.mean]),
    );
    for (const window of windowsIn(signal, span)) {
      const speed = speeds.get(window.start);
      if (!isValidWindow(signal, window) || speed === undefined || speed === null) continue;
      hours += 1;
      if ((window.mean as number) >= MIN_RSRP_DBM && speed >= MIN_DOWNLOAD_MBIT_S) good += 1;
    }
  }
  if (hours === 0) return null;
  return fromTelemetry((100 * good) / hours, span, coverageOf([...signals, ...downloads], span));
};
