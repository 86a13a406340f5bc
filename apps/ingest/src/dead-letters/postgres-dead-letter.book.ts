import type { DataSource } from 'typeorm';
import { type Actor, type DeadLetterSelection, DeadLetterState, ErrorCode } from '#libs/contracts';
import { classifyDatabaseError, decodeCursor, encodeCursor, inTransaction } from '#libs/database';
import { AppError } from '#libs/runtime';
import { bookStatements as statements } from './book-statements.js';
import type {
  DeadLetterBook,
  ReplayArrivals,
  ReplayedPack,
  ReplayRun,
  SelectedLetters,
} from './dead-letters.ports.js';
import { letterValues } from './letter-filter.js';
import { toDeadLetter } from './to-dead-letter.js';

type Row = Readonly<Record<string, unknown>>;

/** Keeps where dead letters stand, in the schema `ingest`. */
export class PostgresDeadLetterBook implements DeadLetterBook, ReplayArrivals {
  constructor(private readonly dataSource: DataSource) {}

  async selectForReplay(selection: DeadLetterSelection, lostBefore: number): Promise<SelectedLetters> {
    if ('ids' in selection) {
      const rows = await this.ask(statements.named, [selection.ids]);
      return { items: rows.map(toDeadLetter), remaining: 0, nextCursor: null };
    }
    const { filter, limit, cursor } = selection;
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    if (cursor !== undefined && after === undefined) {
      throw new AppError(ErrorCode.Invalid, 'The cursor is not one of ours; start without a cursor.');
    }
    const values = [...letterValues(filter), lostBefore, after?.at, after?.id];
    const items = (await this.ask(statements.waiting, [...values, limit])).map(toDeadLetter);
    const [all] = await this.ask(statements.countWaiting, values);
    const remaining = Math.max(0, Number(all?.count ?? 0) - items.length);
    const last = items.at(-1);
    const isMore = remaining > 0 && last !== undefined;
    return {
      items,
      remaining,
      nextCursor: isMore ? encodeCursor({ at: last.receivedAt, id: last.id }) : null,
    };
  }

  begin(packs: readonly ReplayedPack[], { run, at, actor }: ReplayRun): Promise<void> {
    const rows = packs.flatMap(({ token, receivedAt, letters }) =>
      letters.map(letter => ({ token, receivedAt, letter })),
    );
    const letters = rows.map(({ letter }) => letter);
    return inTransaction(this.dataSource, async manager => {
      await manager.query(statements.noteReplays, [
        rows.map(({ token }) => token),
        letters,
        rows.map(({ receivedAt }) => receivedAt),
        ...[run, at],
      ]);
      const note = `Replay ${run}.`;
      await manager.query(statements.change, [
        ...[letters, DeadLetterState.Replayed, at, actor.id, actor.name, note],
      ]);
    });
  }

  takeBack(packs: readonly ReplayedPack[], { at, actor }: ReplayRun, note: string): Promise<void> {
    const letters = packs.flatMap(pack => pack.letters);
    // The tokens stay: what the broker took after all must still be known by them.
    const values = [letters, DeadLetterState.Open, at, actor.id, actor.name, note];
    return this.ask(statements.change, values).then(() => undefined);
  }

  async dismiss(selection: DeadLetterSelection, actor: Actor, note: string) {
    const [text, values] =
      'ids' in selection
        ? [statements.dismissNamed, [selection.ids, actor.id, actor.name, note]]
        : [
            statements.dismissMatching,
            [...letterValues(selection.filter), selection.limit, actor.id, actor.name, note],
          ];
    const [row] = await this.ask(text, values);
    const dismissed = Number(row?.dismissed ?? 0);
    if ('ids' in selection) return { dismissed, remaining: 0 };
    const [left] = await this.ask(statements.countDismissable, letterValues(selection.filter));
    return { dismissed, remaining: Number(left?.count ?? 0) };
  }

  async find(tokens: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.ask(statements.arrivals, [tokens]);
    return new Map(rows.map(({ token, received_ms }) => [String(token), Number(received_ms)]));
  }

  private async ask(text: string, values: readonly unknown[]): Promise<Row[]> {
    try {
      return await this.dataSource.query<Row[]>(text, [...values]);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}
