import { SILENCE_METRIC } from '#libs/telemetry';
import { type ExpectedChannel, MISSED_READINGS } from './silent-channels.js';

/** What is silent: a zone, a device, or one metric of a device. */
export interface SilentPoint {
  readonly zone: string;
  /** `null`: nearly the whole zone. */
  readonly device: string | null;
  /** {@link SILENCE_METRIC} unless one metric alone is silent. */
  readonly metric: string;
  /** Unix ms. */
  readonly since: number;
}

/** A device with the channels that are expected of it. */
export interface WatchedDevice {
  readonly id: string;
  readonly channels: readonly ExpectedChannel[];
}

/** A zone's network is suspected from so many silent devices on, when they are nearly all of which something is known. */
const LEAST_DEVICES = 3;
const SHARE_TO_SUSPECT = 0.8;
/** It is suspected until so many are back. */
const SHARE_TO_CLEAR = 0.5;

/**
 * What of a zone is silent. All channels of a device: the device. Nearly all devices: the zone as well, since one cause is
 * then likelier than thirty. Devices that are not due yet speak neither for nor against.
 *
 * @param isSuspected whether the zone was silent before.
 */
export function judgeSilence(
  zone: string,
  devices: readonly WatchedDevice[],
  isSuspected: boolean,
): SilentPoint[] {
  const points: SilentPoint[] = [];
  const silent: number[] = [];
  const alive: number[] = [];
  for (const { id, channels } of devices) {
    if (channels.length === 0) continue;
    const since = Math.max(...channels.map(channel => channel.since));
    const overdue = channels.filter(({ isOverdue }) => isOverdue);
    // One of them spoke when the device spoke last: the slower ones are only not due yet.
    if (overdue.some(one => one.since >= since - MISSED_READINGS * one.stepMs)) {
      silent.push(since);
      points.push({ zone, device: id, metric: SILENCE_METRIC, since });
    } else {
      alive.push(since);
      for (const { metric, since: own } of overdue) points.push({ zone, device: id, metric, since: own });
    }
  }
  const since = median(silent);
  // Whoever spoke after the others fell silent shows that the network is well.
  const speaking = alive.filter(last => last > since).length;
  const share = silent.length / (silent.length + speaking);
  const isSilent = isSuspected
    ? share >= SHARE_TO_CLEAR
    : silent.length >= LEAST_DEVICES && share >= SHARE_TO_SUSPECT;
  return isSilent ? [{ zone, device: null, metric: SILENCE_METRIC, since }, ...points] : points;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
