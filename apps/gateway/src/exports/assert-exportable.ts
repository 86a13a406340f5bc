import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';

/** Rows of one file; a sheet of a spreadsheet program has 48,576 more. */
const MOST_ROWS = 1_000_000;

/**
 * Refuses what would be too long before a byte is sent.
 *
 * @param rows that are expected at most. @param advice what to ask for instead.
 * @throws AppError `EXPORT.TOO_LARGE`, `REQUEST.INVALID`.
 */
export function assertExportable({ from, to }: { from: number; to: number }, rows: number, advice: string) {
  if (!(from < to)) throw new AppError(ErrorCode.Invalid, '`from` must be before `to`.');
  if (rows <= MOST_ROWS) return;
  throw new AppError(
    ErrorCode.ExportTooLarge,
    `This would be some ${Math.ceil(rows)} rows; a file has at most ${MOST_ROWS}. ${advice}`,
    { data: { expectedRows: Math.ceil(rows), maxRows: MOST_ROWS } },
  );
}
