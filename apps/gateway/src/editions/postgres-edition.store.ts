import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { DataSource } from 'typeorm';
import { queryRows } from '#libs/database';
import type { Edition, EditionContent } from './edition.js';
import type { EditionStore } from './editions.ports.js';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

interface Row {
  readonly id: string;
  readonly takenAt: Date;
  readonly content: Buffer;
}

/** Links are good for so long, in milliseconds: a little more than a year. */
const KEPT_MS = 400 * 86_400_000;

/** Editions in PostgreSQL, compressed: some 20 KB each, one an hour when nothing else changes. */
export class PostgresEditionStore implements EditionStore {
  constructor(private readonly dataSource: DataSource) {}

  async save({ id, takenAt, ...content }: Edition): Promise<void> {
    const body = await compress(JSON.stringify(content satisfies EditionContent));
    await queryRows(
      this.dataSource,
      `INSERT INTO editions (id, as_of, taken_at, content) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING`,
      [id, new Date(content.asOf), new Date(takenAt), body],
    );
    await queryRows(this.dataSource, 'DELETE FROM editions AS e WHERE e.as_of < $1 AND e.id <> $2', [
      new Date(takenAt - KEPT_MS),
      id,
    ]);
  }

  find(id: string): Promise<Edition | null> {
    return this.findOne('WHERE e.id = $1', [id]);
  }

  findAsOf(at: number): Promise<Edition | null> {
    return this.findOne('WHERE e.as_of <= $1 ORDER BY e.as_of DESC, e.taken_at DESC LIMIT 1', [new Date(at)]);
  }

  private async findOne(where: string, values: unknown[]): Promise<Edition | null> {
    const [row] = await queryRows<Row>(
      this.dataSource,
      `SELECT e.id AS id, e.taken_at AS "takenAt", e.content AS content FROM editions AS e ${where}`,
      values,
    );
    if (row === undefined) return null;
    const content = JSON.parse((await decompress(row.content)).toString()) as EditionContent;
    return { id: row.id, takenAt: row.takenAt.getTime(), ...content };
  }
}
