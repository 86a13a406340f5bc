import type { Device } from '#libs/contracts';
import type { LatestValue } from '../latest/latest-values.js';

/** A channel is on time while its newest value is younger than this many of its steps, or half a minute. */
const STEPS_ALLOWED = 2.5;
const LEAST_MS = 30_000;

/** Share of the channels with a cadence whose newest value is on time; `null` when there is no such channel. */
export function shareOnTime(
  devices: readonly Device[],
  latest: readonly LatestValue[],
  now: number,
): number | null {
  const times = new Map(latest.map(value => [`${value.device} ${value.metric}`, value.time]));
  let channels = 0;
  let onTime = 0;
  for (const device of devices) {
    for (const { metric, cadenceSeconds } of device.channels) {
      if (cadenceSeconds === null) continue;
      channels++;
      const time = times.get(`${device.id} ${metric}`);
      const allowed = Math.max(LEAST_MS, STEPS_ALLOWED * cadenceSeconds * 1_000);
      if (time !== undefined && now - time <= allowed) onTime++;
    }
  }
  return channels === 0 ? null : onTime / channels;
}
