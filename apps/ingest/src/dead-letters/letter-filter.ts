import type { DeadLetterFilter } from '#libs/contracts';

/** Condition of a filter on the table of dead letters; takes the first six parameters. */
export const LETTER_CONDITION = `
  ($1::text IS NULL OR letter.zone = $1) AND ($2::text IS NULL OR letter.device = $2)
  AND ($3::text IS NULL OR letter.reason = $3) AND ($4::text IS NULL OR letter.state = $4)
  AND ($5::bigint IS NULL OR letter.received_ms >= $5) AND ($6::bigint IS NULL OR letter.received_ms < $6)`;

/** Columns of a dead letter as `toDeadLetter` reads them. */
export const LETTER_COLUMNS = `letter.id, letter.reason, letter.detail, letter.zone, letter.device, letter.key,
  letter.records, letter.bytes, letter.received_ms AS "receivedAt", letter.state`;

/** Values of {@link LETTER_CONDITION}. */
export function letterValues({ zone, device, reason, state, from, to }: DeadLetterFilter): unknown[] {
  return [zone, device, reason, state, from, to];
}
