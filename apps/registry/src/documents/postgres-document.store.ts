import type { DataSource } from 'typeorm';
import type { Document } from '#libs/contracts';
import { queryRows } from '#libs/database';
import type { DocumentStore } from './documents.ports.js';

/** A row; bigint arrives as text. */
type Row = Omit<Document, 'uploadedAt'> & { uploadedAt: string };

const SELECT = `
  SELECT d.id AS id, d.zone AS zone, d.name AS name, d.media_type AS "mediaType", d.bytes AS bytes,
    d.sha256 AS sha256, d.uploaded_at_ms AS "uploadedAt", d.uploaded_by AS "uploadedBy"
  FROM documents AS d`;

/** Documents in PostgreSQL, beside what they prove: one backup has both. */
export class PostgresDocumentStore implements DocumentStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string): Promise<Document | undefined> {
    return fromRow((await queryRows<Row>(this.dataSource, `${SELECT} WHERE d.id = $1`, [id]))[0]);
  }

  async findSame(zone: string, sha256: string): Promise<Document | undefined> {
    const rows = await queryRows<Row>(this.dataSource, `${SELECT} WHERE d.zone = $1 AND d.sha256 = $2`, [
      zone,
      sha256,
    ]);
    return fromRow(rows[0]);
  }

  async addPart(document: string, number: number, body: Uint8Array, at: number): Promise<void> {
    await queryRows(
      this.dataSource,
      `INSERT INTO document_parts (document, number, body, received_at_ms)
       SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT 1 FROM documents AS d WHERE d.id = $1)
       ON CONFLICT ON CONSTRAINT document_parts_pkey
         DO UPDATE SET body = excluded.body, received_at_ms = excluded.received_at_ms`,
      [document, number, Buffer.from(body), at],
    );
  }

  async parts(document: string): Promise<(Uint8Array | undefined)[]> {
    const rows = await queryRows<{ number: number; body: Buffer }>(
      this.dataSource,
      `SELECT p.number AS number, p.body AS body FROM document_parts AS p
       WHERE p.document = $1 ORDER BY p.number`,
      [document],
    );
    const count = (rows.at(-1)?.number ?? -1) + 1;
    return Array.from({ length: count }, (_, number) => rows.find(row => row.number === number)?.body);
  }

  async part(document: string, number: number): Promise<Uint8Array | undefined> {
    const [row] = await queryRows<{ body: Buffer }>(
      this.dataSource,
      'SELECT p.body AS body FROM document_parts AS p WHERE p.document = $1 AND p.number = $2',
      [document, number],
    );
    return row?.body;
  }

  async add(document: Document): Promise<Document> {
    const { id, zone, name, mediaType, bytes, sha256, uploadedAt, uploadedBy } = document;
    await queryRows(
      this.dataSource,
      `INSERT INTO documents (id, zone, name, media_type, bytes, sha256, uploaded_at_ms, uploaded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [id, zone, name, mediaType, bytes, sha256, uploadedAt, JSON.stringify(uploadedBy)],
    );
    return (await this.findSame(zone, sha256)) ?? document;
  }

  async forgetParts(before: number): Promise<void> {
    await queryRows(
      this.dataSource,
      `DELETE FROM document_parts AS p WHERE p.received_at_ms < $1
       AND NOT EXISTS (SELECT 1 FROM documents AS d WHERE d.id = p.document)`,
      [before],
    );
  }
}

function fromRow(row: Row | undefined): Document | undefined {
  return row && { ...row, uploadedAt: Number(row.uploadedAt) };
}
