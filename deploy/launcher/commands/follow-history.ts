import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from '../progress.js';
import type { ServiceHealth } from '../services/service-health.js';

const EVERY_MS = 2_000;
const BAR = 30;

/** A bar of 30 characters, e.g. `[######........................]  20 %`. */
function drawBar(done: number, total: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 1;
  const filled = Math.round(share * BAR);
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${String(Math.floor(share * 100)).padStart(3)} %`;
}

/** Shows how far the history is, until it is all there or the stop comes. */
export async function followHistory(
  health: ServiceHealth,
  progress: Progress,
  days: number,
  signal: AbortSignal,
): Promise<void> {
  const tty = process.stdout.isTTY;
  let shownTenth = 0;
  while (!signal.aborted) {
    const { historyDone: done, historyTotal: total } = (await health.ask('simulator'))?.figures ?? {};
    if (done !== undefined && total !== undefined && total > 0) {
      const line = `  History of ${days} days, newest day first  ${drawBar(done, total)}`;
      if (done >= total) {
        progress.update(line);
        progress.end();
        return;
      }
      // Where a line cannot be replaced, one in ten percent is enough.
      const tenth = Math.floor((done / total) * 10);
      if (tty) progress.update(line);
      else if (tenth > shownTenth) progress.print(line);
      shownTenth = tenth;
    }
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  progress.end();
}
