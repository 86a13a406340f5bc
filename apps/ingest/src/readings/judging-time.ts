import type { SenmlPack } from '#libs/telemetry';
import type { RawPack } from './pack.js';

/**
 * The clock that a pack's readings are judged by, Unix ms: its arrival. For a replayed pack, whether a
 * reading is too old is still asked of its first arrival, since it was not the sender who waited. Whether it
 * lies in the future is asked of the replay: when our clock was wrong, that is what was mended.
 */
export function judgingTime({ receivedAt, replayedAt }: RawPack, { records, events }: SenmlPack): number {
  if (replayedAt === undefined) return receivedAt;
  let newest = receivedAt;
  for (const { timeMs } of records) if (timeMs > newest) newest = timeMs;
  for (const { timeMs } of events) if (timeMs > newest) newest = timeMs;
  return Math.min(newest, Math.max(receivedAt, replayedAt));
}
