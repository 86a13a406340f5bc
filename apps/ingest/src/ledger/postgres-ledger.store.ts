import type { DataSource, EntityManager } from 'typeorm';
import type { DeadLetter } from '#libs/contracts';
import { classifyDatabaseError, inTransaction } from '#libs/database';
import type { PreparedPack } from '../readings/pack.js';
import { addTallies } from './add-tallies.js';
import { judgeAgain } from './judge-again.js';
import type {
  GroupRecord,
  LedgerHour,
  LedgerStore,
  RecordedGroup,
  ReplacedValues,
  StoredRun,
} from './ledger.ports.js';
import { ledgerStatements as statements } from './ledger-statements.js';
import { moveToRejected, type ReplacedMoment, takeBackReplaced } from './tally-replaced.js';
import { parseMultirange, type SeqRange } from './seq-ranges.js';
import { pickNewPacks, runName, spanPacks, tallyPacks } from './summarise-group.js';

interface RunRow {
  readonly device: string;
  /** PostgreSQL's bigint comes as text. */
  readonly boot: string;
  readonly zone: string;
  readonly seqs: string;
}

/** Keeps the ledger in the schema `ingest`. */
export class PostgresLedgerStore implements LedgerStore {
  constructor(private readonly dataSource: DataSource) {}

  record(group: GroupRecord): Promise<RecordedGroup> {
    return inTransaction(this.dataSource, manager => recordIn(manager, group));
  }

  recordReplaced(replaced: readonly ReplacedValues[]): Promise<void> {
    return inTransaction(this.dataSource, async manager => {
      // Each copy of a pack in a group replaces the same values.
      const once = [...new Map(replaced.map(values => [values.letter.id, values])).values()];
      const added = await addLetters(manager, once);
      const fresh = once.filter(({ letter }) => added.has(letter.id));
      await addTallies(
        manager,
        fresh.map(({ letter: { device, zone, records }, timeMs }) =>
          moveToRejected(device, zone, timeMs, records ?? 0),
        ),
      );
    });
  }

  async findRun(device: string, boot: number | null): Promise<StoredRun | undefined> {
    const [row] = await this.ask<RunRow>(statements.findRun, [device, boot]);
    return row && toRun(row);
  }

  async newestEvents(devices: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.ask<{ device: string; last_event_ms: string }>(statements.newestEvents, [
      devices,
    ]);
    return new Map(rows.map(row => [row.device, Number(row.last_event_ms)]));
  }

  async forgetMinutes(before: number, most: number): Promise<number> {
    // What TypeORM gives for an UPDATE: the rows and how many they are.
    const [, count] = await this.ask<unknown>(statements.forgetMinutes, [before, most]);
    return Number(count);
  }

  async findTouchedHours(hours: readonly LedgerHour[]): Promise<LedgerHour[]> {
    const rows = await this.ask<{ device: string; hour_ms: string }>(statements.touchedHours, [
      hours.map(({ device }) => device),
      hours.map(({ hour }) => hour),
    ]);
    return rows.map(row => ({ device: row.device, hour: Number(row.hour_ms) }));
  }

  private async ask<Row>(text: string, values: unknown[]): Promise<Row[]> {
    try {
      return await this.dataSource.query<Row[]>(text, values);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}

async function recordIn(manager: EntityManager, { packs, deadLetters }: GroupRecord): Promise<RecordedGroup> {
  const runs = await storeRuns(manager, packs);
  const newDigests = await storeDigests(manager, packs);
  const newPacks = pickNewPacks(packs, runs.before, newDigests);
  const replaced = await findReplaced(manager, newPacks);
  await addTallies(manager, [...tallyPacks(newPacks), ...takeBackReplaced(newPacks, replaced)]);
  await spanDevices(manager, packs);
  await addLetters(
    manager,
    deadLetters.map(letter => ({ letter, timeMs: null })),
  );
  await judgeAgain(manager, packs, newPacks);
  await addEvents(manager, packs);
  return { runs: runs.after, newPacks: newPacks.length };
}

/** Adds dead letters, with the moment of those whose values were stored; gives the ids that were not there before. */
async function addLetters(
  manager: EntityManager,
  letters: ReadonlyArray<{ readonly letter: DeadLetter; readonly timeMs: number | null }>,
): Promise<ReadonlySet<string>> {
  if (letters.length === 0) return new Set();
  const rows = await manager.query<Array<{ id: string }>>(statements.addDeadLetters, [
    letters.map(({ letter }) => letter.id),
    letters.map(({ letter }) => letter.reason),
    letters.map(({ letter }) => letter.detail),
    letters.map(({ letter }) => letter.zone),
    letters.map(({ letter }) => letter.device),
    letters.map(({ letter }) => letter.key),
    letters.map(({ letter }) => letter.records),
    letters.map(({ letter }) => letter.bytes),
    letters.map(({ letter }) => letter.receivedAt),
    letters.map(({ timeMs }) => timeMs),
  ]);
  return new Set(rows.map(({ id }) => id));
}

/** What was counted as rejected of packs before they got into the ledger. */
async function findReplaced(
  manager: EntityManager,
  packs: readonly PreparedPack[],
): Promise<ReplacedMoment[]> {
  const yielding = packs.filter(({ points }) => points.some(({ state }) => state === 'superseded'));
  if (yielding.length === 0) return [];
  const rows = await manager.query<Array<Omit<ReplacedMoment, 'timeMs'> & { readonly timeMs: string }>>(
    statements.findReplaced,
    [yielding.map(({ key }) => key)],
  );
  return rows.map(({ key, timeMs, values }) => ({ key, timeMs: Number(timeMs), values }));
}

async function storeRuns(
  manager: EntityManager,
  packs: readonly PreparedPack[],
): Promise<{ after: StoredRun[]; before: Map<string, SeqRange[]> }> {
  const numbered = packs.filter(({ boot, seq }) => boot !== null && seq !== null);
  if (numbered.length === 0) return { after: [], before: new Map() };
  const rows = await manager.query<Array<RunRow & { readonly previous: string }>>(statements.storeRuns, [
    numbered.map(({ device }) => device),
    numbered.map(({ boot }) => boot),
    numbered.map(({ seq }) => seq),
    numbered.map(({ zone }) => zone),
  ]);
  return {
    after: rows.map(toRun),
    before: new Map(
      rows.map(({ device, boot, previous }) => [runName(device, Number(boot)), parseMultirange(previous)]),
    ),
  };
}

async function storeDigests(
  manager: EntityManager,
  packs: readonly PreparedPack[],
): Promise<ReadonlySet<string>> {
  const keys = packs.filter(({ seq }) => seq === null).map(({ key }) => key);
  if (keys.length === 0) return new Set();
  const rows = await manager.query<Array<{ key: string }>>(statements.storeDigests, [keys]);
  return new Set(rows.map(({ key }) => key));
}

async function spanDevices(manager: EntityManager, packs: readonly PreparedPack[]): Promise<void> {
  const spans = spanPacks(packs);
  if (spans.length === 0) return;
  await manager.query(statements.spanDevices, [
    spans.map(({ device }) => device),
    spans.map(({ zone }) => zone),
    spans.map(({ firstEventAt }) => firstEventAt),
    spans.map(({ lastEventAt }) => lastEventAt),
    spans.map(({ firstLiveAt }) => firstLiveAt),
  ]);
}

async function addEvents(manager: EntityManager, packs: readonly PreparedPack[]): Promise<void> {
  const events = packs.flatMap(({ device, zone, key, events }) =>
    events.map(event => ({ ...event, device, zone, key })),
  );
  if (events.length === 0) return;
  await manager.query(statements.addEvents, [
    events.map(({ device }) => device),
    events.map(({ metric }) => metric),
    events.map(({ timeMs }) => timeMs),
    events.map(({ type }) => type),
    // PostgreSQL's text cannot hold the character NUL.
    events.map(({ value }) => value.replaceAll('\0', '\ufffd')),
    events.map(({ zone }) => zone),
    events.map(({ key }) => key),
  ]);
}

function toRun({ device, boot, zone, seqs }: RunRow): StoredRun {
  return { device, boot: Number(boot), zone, stored: parseMultirange(seqs) };
}
