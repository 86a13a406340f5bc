import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#libs/runtime';
import type { EntryKind } from '../entries/entry-kinds.js';
import { checkRows } from './check-rows.js';

/**
 * Reads and checks one seed file.
 *
 * @returns its rows; none when the file is optional and not there.
 * @throws AppError `SEED.*` naming file, row and field.
 */
export async function readSeedFile<Row>(folder: string, kind: EntryKind<Row>): Promise<Row[]> {
  const file = join(folder, kind.file);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (kind.optional && isMissing(error)) return [];
    throw new AppError('SEED.UNREADABLE', `${file} cannot be read; is GZ_SEEDS_DIR right?`, { cause: error });
  }
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch (error) {
    throw new AppError('SEED.NOT_JSON', `${file} is not JSON: ${String(error)}`, { cause: error });
  }
  const checked = checkRows(rows, kind);
  if (checked.faults.length > 0)
    throw new AppError('SEED.INVALID', [`${file} has faults:`, ...checked.faults].join('\n  '));
  return checked.rows;
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
