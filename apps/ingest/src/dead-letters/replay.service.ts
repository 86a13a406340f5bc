import {
  type Actor,
  type DeadLetter,
  DeadLetterReason,
  type DeadLetterRun,
  type DeadLetterSelection,
  DeadLetterState,
  deviceIdSchema,
  ErrorCode,
  zoneCodeSchema,
} from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import type {
  DeadLetterArchive,
  DeadLetterBook,
  PackSender,
  ReplayedPack,
  ReplayRun,
} from './dead-letters.ports.js';
import { portionsOf } from './portions-of.js';

/** After this a replay without an outcome counts as lost: the broker's duplicate window is over, too. */
const LOST_AFTER_MS = 15 * 60_000;

/** What the service works with. */
export interface ReplayParts {
  readonly book: DeadLetterBook;
  readonly archive: DeadLetterArchive;
  readonly sender: PackSender;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** A command to replay. */
export interface ReplayCommand {
  readonly selection: DeadLetterSelection;
  readonly dryRun: boolean;
  readonly actor: Actor;
}

type Skipped = DeadLetterRun['skipped'][number];

/** Hands the packs of dead letters to the broker again, so that they pass through everything as they first did. */
export class ReplayService {
  constructor(private readonly parts: ReplayParts) {}

  /**
   * Replays what the selection names; what a dry run would do is what the next command does.
   *
   * @throws AppError `DEADLETTER.NOT_REPLAYABLE` for a filter that only matches what cannot be, `MESSAGING.*`
   * when the broker does not take the packs: those are open again.
   */
  async replay({ selection, dryRun, actor }: ReplayCommand): Promise<DeadLetterRun> {
    if ('filter' in selection && selection.filter.reason === DeadLetterReason.Superseded)
      throw new AppError(ErrorCode.DeadLetterNotReplayable, WHY_NOT.superseded);
    const { book, clock, newId } = this.parts;
    const now = clock.now();
    const { items, remaining, nextCursor } = await book.selectForReplay(selection, now - LOST_AFTER_MS);
    const skipped: Skipped[] = [...unknownOf(selection, items), ...items.flatMap(skippedFor)];
    const not = new Set(skipped.map(({ id }) => id));
    const command: ReplayRun = { run: newId(), at: now, actor };
    let replayed = 0;
    let packs = 0;
    for (const portion of portionsOf(items.filter(({ id }) => !not.has(id)))) {
      const done = await this.replayPortion(portion, command, dryRun);
      replayed += done.packs.reduce((sum, { letters }) => sum + letters.length, 0);
      packs += done.packs.length;
      skipped.push(...done.skipped);
    }
    return {
      run: dryRun || replayed === 0 ? null : command.run,
      ...{ replayed, packs, skipped, remaining, nextCursor },
    };
  }

  private async replayPortion(letters: readonly DeadLetter[], command: ReplayRun, dryRun: boolean) {
    const { book, archive, sender } = this.parts;
    const bodies = await archive.find(letters);
    const skipped = letters
      .filter(({ id }) => !bodies.has(id))
      .map(({ id }) => ({ id, code: ErrorCode.DeadLetterBytesGone, why: WHY_NOT.gone }));
    const packs = this.packsOf(letters, bodies);
    if (dryRun || packs.length === 0) return { packs, skipped };
    await book.begin(packs, command);
    try {
      await sender.send(packs);
    } catch (error) {
      // Some may have been taken; the ledger then says so, since it judges by key and not by our note.
      await book.takeBack(packs, command, 'The broker did not take the replay; try again.');
      throw error;
    }
    return { packs, skipped };
  }

  /** A pack with several letters is replayed once. */
  private packsOf(letters: readonly DeadLetter[], bodies: ReadonlyMap<string, Uint8Array>): ReplayedPack[] {
    const packs: Array<ReplayedPack & { readonly key: string; readonly letters: string[] }> = [];
    for (const { id, key, zone, device, receivedAt } of letters) {
      const body = bodies.get(id);
      if (body === undefined) continue;
      const same = packs.find(
        pack => pack.key === key && pack.zone === zone && Buffer.compare(pack.body, body) === 0,
      );
      if (same) same.letters.push(id);
      else packs.push({ key, zone, device, receivedAt, body, token: this.parts.newId(), letters: [id] });
    }
    return packs;
  }
}

const WHY_NOT = {
  superseded: 'Another pack holds this moment with a higher boot and seq; a replay would lose to it again.',
  solved: 'It is solved already.',
  unnamed: 'Its subject names no zone and device that could exist; nothing can be stored under it.',
  gone: 'Its bytes are no longer kept: they were dropped after 30 days.',
  unknown: 'There is no such dead letter.',
};

function skippedFor({ id, reason, state, zone, device }: DeadLetter): Skipped[] {
  const skip = (why: string): Skipped[] => [{ id, code: ErrorCode.DeadLetterNotReplayable, why }];
  if (state === DeadLetterState.Solved) return skip(WHY_NOT.solved);
  if (reason === DeadLetterReason.Superseded) return skip(WHY_NOT.superseded);
  const isNamed = zoneCodeSchema.safeParse(zone).success && deviceIdSchema.safeParse(device).success;
  return isNamed ? [] : skip(WHY_NOT.unnamed);
}

function unknownOf(selection: DeadLetterSelection, items: readonly DeadLetter[]): Skipped[] {
  if (!('ids' in selection)) return [];
  const known = new Set(items.map(({ id }) => id));
  return selection.ids
    .filter(id => !known.has(id))
    .map(id => ({ id, code: ErrorCode.DeadLetterUnknown, why: WHY_NOT.unknown }));
}
