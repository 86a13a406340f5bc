import type { DataSource } from 'typeorm';
import type { Clock } from '#libs/runtime';
import { type EntryKind, entryKinds } from '../entries/entry-kinds.js';
import { PostgresEntryStore } from '../entries/postgres-entry.store.js';
import { factSeeds, seedFacts } from '../records/seed-facts.js';
import { chooseZones } from './choose-zones.js';
import { readSeedFile } from './read-seed-file.js';

/** What one kind of rows came to. */
export interface SeededKind {
  readonly kind: EntryKind<never>['kind'];
  readonly change: EntryKind<never>['change'];
  readonly rows: number;
  readonly changed: number;
}

/**
 * Brings the registry to what the seed files say. All files are checked before the first row is stored.
 *
 * @param zoneCount how many zones to keep; `null` for all.
 */
export async function seedRegistry(
  { dataSource, clock }: { dataSource: DataSource; clock: Clock },
  folder: string,
  zoneCount: number | null,
): Promise<SeededKind[]> {
  const zones = chooseZones(await readSeedFile(folder, entryKinds.zones), zoneCount);
  const kept = new Set(zones.map(zone => zone.code));
  const prepare = async <Row>(kind: EntryKind<Row>) => {
    const rows = (await readSeedFile(folder, kind)).map(row => ({
      key: kind.keyOf(row),
      zone: kind.zoneOf(row),
      body: row,
    }));
    return { kind, rows: rows.filter(row => row.zone === null || kept.has(row.zone)) };
  };
  const prepared = await Promise.all([
    prepare(entryKinds.zones),
    prepare(entryKinds.devices),
    prepare(entryKinds.metrics),
    prepare(entryKinds.limits),
    prepare(entryKinds.factKinds),
    prepare(entryKinds.indicators),
    prepare(entryKinds.pillars),
    prepare(entryKinds.weightPresets),
    prepare(entryKinds.tariffs),
    prepare(entryKinds.requirements),
    prepare(entryKinds.sources),
    prepare(entryKinds.alarmRules),
  ]);
  const facts = (await readSeedFile(folder, factSeeds)).filter(fact => kept.has(fact.zone));
  const store = new PostgresEntryStore(dataSource);
  const done: SeededKind[] = [];
  for (const { kind, rows } of prepared) {
    const changed = await store.replaceAll(kind.kind, rows);
    done.push({ kind: kind.kind, change: kind.change, rows: rows.length, changed });
  }
  const changed = await seedFacts(dataSource, facts, clock.now());
  return [...done, { kind: factSeeds.kind, change: factSeeds.change, rows: facts.length, changed }];
}
