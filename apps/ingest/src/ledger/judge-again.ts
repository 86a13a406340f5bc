import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { PreparedPack } from '../readings/pack.js';
import { addTallies } from './add-tallies.js';
import { ledgerStatements as statements } from './ledger-statements.js';
import { settleLetters } from './settle-letters.js';
import { type CountedHour, countsOf, differenceOf } from './tally-difference.js';

interface RefusedRow {
  readonly key: string;
  /** `null` for what was refused before digests were kept. */
  readonly digest: string | null;
  readonly tallies: CountedHour[];
}

/**
 * Notes of new packs with refusals what was counted for them. Of packs that the ledger knew, it adds what
 * this judgement counts otherwise than the last one did, and moves their dead letters on.
 */
export async function judgeAgain(
  manager: EntityManager,
  packs: readonly PreparedPack[],
  newPacks: readonly PreparedPack[],
): Promise<void> {
  await noteRefused(
    manager,
    newPacks.filter(({ refusals }) => refusals.length > 0),
  );
  const isNew = new Set(newPacks.map(({ key }) => key));
  // The last one of a key: it was prepared with what is known now.
  const known = new Map(packs.filter(({ key }) => !isNew.has(key)).map(pack => [pack.key, pack]));
  if (known.size === 0) return;
  await recount(manager, known);
  await settleLetters(manager, known);
}

async function recount(manager: EntityManager, known: ReadonlyMap<string, PreparedPack>): Promise<void> {
  const rows = await manager.query<RefusedRow[]>(statements.findRefused, [[...known.keys()].sort()]);
  const again = rows.flatMap(({ key, digest, tallies }) => {
    const pack = known.get(key) as PreparedPack;
    // A device that repeats a number with other readings: nothing is known of what was counted for these.
    return digest === null || digest === digestOf(pack) ? [{ pack, before: tallies }] : [];
  });
  await addTallies(
    manager,
    again.flatMap(({ pack, before }) => differenceOf(pack, before)),
  );
  await noteRefused(
    manager,
    again.map(({ pack }) => pack),
  );
}

async function noteRefused(manager: EntityManager, packs: readonly PreparedPack[]): Promise<void> {
  if (packs.length === 0) return;
  const ordered = packs.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  await manager.query(statements.noteRefused, [
    ordered.map(({ key }) => key),
    ordered.map(digestOf),
    ordered.map(isRejected),
    ordered.map(pack => JSON.stringify(countsOf(pack))),
  ]);
}

/** Whether nothing of a pack was stored. */
function isRejected({ points, events }: PreparedPack): boolean {
  return events.length === 0 && points.every(({ state }) => state !== 'claimed');
}

function digestOf({ raw }: PreparedPack): string {
  return createHash('sha256').update(raw.data).digest('base64url');
}
