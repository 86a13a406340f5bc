import { findNumber } from '../../inputs/find-fact.js';
import { type Formula, fromFacts } from '../measurement.js';

/**
 * DT5: share of metadata known, %: of each metric its unit and sensor (given by the catalogue), the place
 * of its device and its calibration. The API is documented for all.
 */
export const describedMetrics: Formula = context => {
  const calibrated = findNumber(context, 'calibration.valid_pct');
  const { devices } = context.inputs;
  const channels = devices.reduce((sum, device) => sum + device.channels.length, 0);
  if (calibrated === null || channels === 0) return null;
  const located = devices.reduce((sum, device) => sum + (device.located ? device.channels.length : 0), 0);
  const percent = (100 + 100 + (100 * located) / channels + calibrated.value) / 4;
  return fromFacts(percent, [calibrated], calibrated.evidence, {
    diagnostics: { channels, locatedChannels: located },
  });
};
