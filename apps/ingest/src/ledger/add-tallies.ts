import type { EntityManager } from 'typeorm';
import { ledgerStatements as statements } from './ledger-statements.js';
import type { HourTally } from './tally-delivery.js';

type ZoneTally = HourTally & { readonly zone: string };

/** Adds to the counters of delivery; each hour of a device once, in an order that lets nobody wait in a ring. */
export async function addTallies(manager: EntityManager, tallies: readonly ZoneTally[]): Promise<void> {
  if (tallies.length === 0) return;
  const rows = merged(tallies);
  await manager.query(statements.countHours, [
    rows.map(({ device }) => device),
    rows.map(({ hour }) => hour),
    rows.map(({ zone }) => zone),
    rows.map(({ received }) => received),
    rows.map(({ stored }) => stored),
    rows.map(({ failed }) => failed),
    rows.map(({ rejected }) => rejected),
    rows.map(({ presentSlots }) => presentSlots),
    rows.map(({ timelySlots }) => timelySlots),
  ]);
}

/** One statement may not change a row twice. */
function merged(tallies: readonly ZoneTally[]): ZoneTally[] {
  const byHour = new Map<string, ZoneTally>();
  for (const tally of tallies) {
    const name = `${tally.device} ${tally.hour}`;
    const sum = byHour.get(name);
    byHour.set(
      name,
      sum === undefined
        ? tally
        : {
            ...sum,
            received: sum.received + tally.received,
            stored: sum.stored + tally.stored,
            failed: sum.failed + tally.failed,
            rejected: sum.rejected + tally.rejected,
            presentSlots: sum.presentSlots | tally.presentSlots,
            timelySlots: sum.timelySlots | tally.timelySlots,
          },
    );
  }
  return [...byHour.values()].sort((a, b) =>
    a.device === b.device ? a.hour - b.hour : a.device < b.device ? -1 : 1,
  );
}
