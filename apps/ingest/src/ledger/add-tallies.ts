import type { EntityManager } from 'typeorm';
import { ledgerStatements as statements } from './ledger-statements.js';
import { CountKind } from './minute-counts.js';
import type { HourTally } from './tally-delivery.js';

type ZoneTally = HourTally & { readonly zone: string };

/** Adds to the counters of delivery; each hour of a device once, in an order that lets nobody wait in a ring. */
export async function addTallies(manager: EntityManager, tallies: readonly ZoneTally[]): Promise<void> {
  if (tallies.length === 0) return;
  const rows = merged(tallies);
  const sums = (kind: CountKind): number[] => rows.map(({ counts }) => counts.sum(kind));
  const minutes = (kind: CountKind): string[] => rows.map(({ counts }) => counts.toNumeric(kind));
  const { Received, Failed, Rejected } = CountKind;
  const [received, failed, rejected] = [sums(Received), sums(Failed), sums(Rejected)];
  await manager.query(statements.countHours, [
    rows.map(({ device }) => device),
    rows.map(({ hour }) => hour),
    rows.map(({ zone }) => zone),
    received,
    received.map((count, row) => count - (failed[row] as number) - (rejected[row] as number)),
    failed,
    rejected,
    rows.map(({ presentSlots }) => presentSlots),
    rows.map(({ timelySlots }) => timelySlots),
    ...[minutes(Received), minutes(Failed), minutes(Rejected)],
  ]);
}

/** One statement may not change a row twice. */
function merged(tallies: readonly ZoneTally[]): ZoneTally[] {
  const byHour = new Map<string, ZoneTally>();
  for (const tally of tallies) {
    const name = `${tally.device} ${tally.hour}`;
    const first = byHour.get(name);
    if (first === undefined) {
      byHour.set(name, tally);
      continue;
    }
    first.counts.addAll(tally.counts);
    first.presentSlots |= tally.presentSlots;
    first.timelySlots |= tally.timelySlots;
  }
  return [...byHour.values()].sort((a, b) =>
    a.device === b.device ? a.hour - b.hour : a.device < b.device ? -1 : 1,
  );
}
