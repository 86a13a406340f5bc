import { crc32 } from 'node:zlib';
import { TIER_MS, windowStart } from '#libs/telemetry';

const HOURS = 24;

/**
 * The day of a memory, by a number that grows: in each everything is read anew once, in case word of a change got lost.
 * Memories begin theirs at different hours, so that no run has to read everything of all of them.
 *
 * @param memory name of the memory, e.g. the code of a zone.
 * @param timeMs full hour for which it is asked, Unix ms.
 */
export function refreshDay(memory: string, timeMs: number): number {
  return windowStart('day', timeMs - (crc32(memory) % HOURS) * TIER_MS.hour);
}
