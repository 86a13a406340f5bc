import type { DataSource } from 'typeorm';
import { type DeadLetter, DeadLetterState, type Receipt } from '#libs/contracts';
import { classifyDatabaseError } from '#libs/database';
import { LETTER_COLUMNS } from '../dead-letters/letter-filter.js';
import { toDeadLetter } from '../dead-letters/to-dead-letter.js';
import type { ReceiptReadModel } from './receipts.ports.js';

/** A pack has at most one dead letter a reason; a device that repeats numbers may collect more. */
const MOST_OF_ONE_PACK = 100;

/** Reads the ledger of the schema `ingest`. */
export class PostgresReceiptReadModel implements ReceiptReadModel {
  constructor(private readonly dataSource: DataSource) {}

  async receiptOf(key: string): Promise<Receipt> {
    const [, device, boot, seq] = /^(.*):(\d{1,16}):(\d{1,16})$/.exec(key) ?? [];
    // In this order: all are written in one transaction, so whoever sees the pack sees its dead letters too.
    const known = await (seq === undefined
      ? this.hasDigest(key)
      : this.hasSeq(device as string, boot as string, seq));
    const letters = await this.lettersOf(key);
    // Nothing of a pack may be stored although each of its letters is about some records only.
    const nothingStored =
      letters.length > 0 &&
      (await this.exists('SELECT 1 FROM refused_packs WHERE key = $1 AND is_rejected', [key]));
    if (nothingStored || letters.some(isWhole)) return { key, state: 'rejected', deadLetters: letters };
    return { key, state: known ? 'committed' : 'unknown', deadLetters: known ? letters : [] };
  }

  private hasSeq(device: string, boot: string, seq: string): Promise<boolean> {
    return this.exists('SELECT 1 FROM stored_runs WHERE device = $1 AND boot = $2 AND seqs @> $3::bigint', [
      device,
      boot,
      seq,
    ]);
  }

  private hasDigest(key: string): Promise<boolean> {
    return this.exists('SELECT 1 FROM stored_digests WHERE key = $1', [key]);
  }

  private async lettersOf(key: string): Promise<DeadLetter[]> {
    const rows = await this.ask<Record<string, unknown>>(
      `SELECT ${LETTER_COLUMNS} FROM dead_letters AS letter WHERE letter.key = $1
       ORDER BY letter.received_ms, letter.id LIMIT ${MOST_OF_ONE_PACK}`,
      [key],
    );
    return rows.map(toDeadLetter).filter(({ state }) => state !== DeadLetterState.Solved);
  }

  private async exists(text: string, values: unknown[]): Promise<boolean> {
    return (await this.ask(text, values)).length > 0;
  }

  private async ask<Row>(text: string, values: unknown[]): Promise<Row[]> {
    try {
      return await this.dataSource.query<Row[]>(text, values);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}

/** Whether a letter is about the whole pack. */
function isWhole({ records }: DeadLetter): boolean {
  return records === null;
}
