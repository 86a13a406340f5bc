/** First broker version that can flush to disk before it acknowledges (`sync: always`). */
const SYNC_SINCE = [2, 10] as const;

/**
 * What the broker's acknowledgement survives. An old broker cannot flush before acknowledging; of a new one
 * we do not know whether it does, and do not claim it.
 */
export function durabilityOf(version: string): 'process-crash' | 'unknown' {
  if (!/^\d+\.\d+/.test(version)) return 'unknown';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const canSync = major > SYNC_SINCE[0] || (major === SYNC_SINCE[0] && minor >= SYNC_SINCE[1]);
  return canSync ? 'unknown' : 'process-crash';
}
