import { localDay, startOfLocalDay } from '../physics/time/local-time.js';
import type { TimeSpan } from './cover-time.js';

/** Cuts a span at local midnights, newest day first. */
export function cutChunks({ from, to }: TimeSpan): TimeSpan[] {
  const chunks: TimeSpan[] = [];
  for (let end = to; end > from; ) {
    const start = Math.max(from, startOfLocalDay(localDay(end - 1)));
    chunks.push({ from: start, to: end });
    end = start;
  }
  return chunks;
}
