import type { DeviceHour } from './readings.ports.js';
import type { PreparedPack } from './pack.js';
import type { Claim } from './settle-claims.js';

const HOUR_MS = 3_600_000;

/**
 * Picks the claims on moments that are not newer than all that is known of their device: only these can
 * be somebody else's. Moves `newest` on; a device without an entry has nothing stored.
 */
export function findUnsure(packs: readonly PreparedPack[], newest: Map<string, number>): Claim[] {
  const unsure: Claim[] = [];
  for (const pack of packs) {
    if (pack.points.length === 0) continue;
    const before = newest.get(pack.device) ?? Number.NEGATIVE_INFINITY;
    let latest = before;
    for (const point of pack.points) {
      if (point.timeMs <= before) unsure.push({ pack, point });
      if (point.timeMs > latest) latest = point.timeMs;
    }
    newest.set(pack.device, latest);
  }
  return unsure;
}

/** Claims of one group on the moments of the unsure ones, point by point; a point with one claim is a list of one. */
export function groupClaims(unsure: readonly Claim[], packs: readonly PreparedPack[]): Claim[][] {
  const wanted = new Map<string, Claim[]>();
  const devices = new Set<string>();
  for (const { pack, point } of unsure) {
    devices.add(pack.device);
    wanted.set(pointName(pack, point), []);
  }
  for (const pack of packs) {
    if (!devices.has(pack.device)) continue;
    for (const point of pack.points) wanted.get(pointName(pack, point))?.push({ pack, point });
  }
  return [...wanted.values()];
}

/** Hours in which the claims lie, each once, with the measurement. */
export function hoursOf(claims: readonly Claim[]): DeviceHour[] {
  const hours = new Map<string, DeviceHour>();
  for (const { pack, point } of claims) {
    const hour = Math.floor(point.timeMs / HOUR_MS) * HOUR_MS;
    const name = `${pack.device} ${point.measurement} ${hour}`;
    if (!hours.has(name)) hours.set(name, { device: pack.device, measurement: point.measurement, hour });
  }
  return [...hours.values()];
}

/** Name of a point in maps. */
export function pointName(
  { device }: { readonly device: string },
  { measurement, timeMs }: { readonly measurement: string; readonly timeMs: number },
): string {
  return `${device} ${measurement} ${timeMs}`;
}
