import { type DeadLetter, deadLetterSchema } from '#libs/contracts';

/** Reads a row; PostgreSQL's bigint comes as text. */
export function toDeadLetter(row: Readonly<Record<string, unknown>>): DeadLetter {
  return deadLetterSchema.parse({ ...row, receivedAt: Number(row.receivedAt) });
}
