import type { EntityManager } from 'typeorm';
import { type DeadLetterReason, DeadLetterState } from '#libs/contracts';
import { deadLetterId } from '../dead-letters/dead-letter.js';
import { stateAfter } from '../dead-letters/state-after.js';
import type { PreparedPack } from '../readings/pack.js';
import { ledgerStatements as statements } from './ledger-statements.js';

interface LetterRow {
  readonly id: string;
  readonly key: string;
  readonly reason: DeadLetterReason;
  readonly state: DeadLetterState;
}

interface Change {
  readonly id: string;
  readonly state: DeadLetterState;
  readonly note: string;
}

/** Moves the dead letters of packs on that were judged again, by key. */
export async function settleLetters(
  manager: EntityManager,
  packs: ReadonlyMap<string, PreparedPack>,
): Promise<void> {
  const rows = await manager.query<LetterRow[]>(statements.findUnsettled, [[...packs.keys()]]);
  const changes = rows.flatMap(row => changeOf(row, packs.get(row.key) as PreparedPack));
  if (changes.length === 0) return;
  await manager.query(statements.changeLetters, [
    changes.map(({ id }) => id),
    changes.map(({ state }) => state),
    changes.map(({ note }) => note),
  ]);
}

function changeOf({ id, key, reason, state }: LetterRow, pack: PreparedPack): Change[] {
  // The key may be that of other bytes: values that were replaced, or a device that repeats its numbers.
  if (id !== deadLetterId(key, reason, pack.raw.data)) return [];
  const refusal = pack.refusals.find(candidate => candidate.reason === reason);
  const next = stateAfter(state, refusal === undefined ? 'accepted' : 'refused');
  if (next === undefined) return [];
  return [{ id, state: next, note: (refusal?.detail ?? otherwise(pack)).replaceAll('\0', '\ufffd') }];
}

function otherwise({ refusals }: PreparedPack): string {
  const others = refusals.map(({ reason }) => reason).join(', ');
  return others === '' ? 'Stored.' : `No longer refused for this; something else is: ${others}.`;
}
