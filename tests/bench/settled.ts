import type { ShippedStack } from '../support/shipped-stack.js';

const HISTORY_LIMIT_MS = 30 * 60_000;
const CATCH_UP_MS = 15 * 60_000;
const LOOK_EVERY_MS = 2_000;
const FEW = 500;

interface Health {
  readonly services: ReadonlyArray<{
    readonly service: string;
    readonly figures: Readonly<Record<string, number>>;
  }>;
}

/** Waits until thirty days are stored, and until rollup and what judges them again have caught up or have had their time. */
export async function untilSettled(stack: ShippedStack): Promise<void> {
  let filledAt: number | null = null;
  for (const end = performance.now() + HISTORY_LIMIT_MS; performance.now() < end; await pause()) {
    const { services } = await stack.get<Health>('/api/v1/health');
    const figures = (name: string) => services.find(({ service }) => service === name)?.figures ?? {};
    const { historyDone: done = 0, historyTotal: total = 0 } = figures('simulator');
    if (total === 0 || done < total) continue;
    filledAt ??= performance.now();
    // The fleet goes on sending, so that something is always waiting.
    const { lag = 0, dirtyMinutes = 0, dirtyDays = 0 } = figures('rollup');
    const { rejudgeWaiting = 0 } = figures('ingest');
    if (lag + dirtyMinutes + dirtyDays + rejudgeWaiting < FEW || performance.now() - filledAt > CATCH_UP_MS)
      return;
  }
  throw new Error('the history is not there after 30 minutes');
}

const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
