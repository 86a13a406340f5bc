import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import type { ExportTable, Language } from './export-table.js';
import { fileName } from './file-name.js';
import { type Format, FORMATS, writeTable } from './write-table.js';

/** Exports that run at once: each reads as fast as its client takes, beside people who look at the dashboard. */
const MOST_AT_ONCE = 4;
/** A client that takes nothing for so long is let go, so that it holds no place; in milliseconds. */
const STALLED_MS = 60_000;

/** Parameters of every export. */
export const exportParameters = {
  format: z.enum(['csv', 'xlsx']).default('csv'),
  lang: z.enum(['vi', 'en']).default('vi').describe('Language of header and words'),
};

/** Sends tables as files, a few at a time. */
@Injectable()
export class ExportSender {
  private readonly logger = new Logger('exports');
  private running = 0;

  /**
   * Sends a table as a file. What goes wrong before the first row is a problem; later the connection breaks, so that
   * nobody takes a part for the whole.
   *
   * @throws AppError `EXPORT.BUSY`, and what the first rows throw.
   */
  async send<Row>(
    reply: FastifyReply,
    { format, lang }: { readonly format: Format; readonly lang: Language },
    makeTable: () => Promise<ExportTable<Row>>,
  ): Promise<void> {
    if (this.running >= MOST_AT_ONCE)
      throw new AppError(
        ErrorCode.ExportBusy,
        `${MOST_AT_ONCE} exports are running, which is as many as run at once. Try again in a minute.`,
        { retryable: true },
      );
    this.running += 1;
    const leave = () => void (this.running -= 1);
    try {
      const table = await makeTable();
      const rows = await this.begin(table.rows);
      const bytes = writeTable({ ...table, rows }, format, lang);
      bytes.once('close', leave);
      reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy());
      void reply
        .header('content-type', FORMATS[format])
        .header(
          'content-disposition',
          `attachment; filename="${fileName(table.name, table.simulated, format)}"`,
        )
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(bytes);
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Reads the first row, so that what cannot be read at all is told in words. */
  private async begin<Row>(rows: AsyncIterable<Row>): Promise<AsyncIterable<Row>> {
    const iterator = rows[Symbol.asyncIterator]();
    const first = await iterator.next();
    return this.rest(first, iterator);
  }

  private async *rest<Row>(first: IteratorResult<Row>, iterator: AsyncIterator<Row>): AsyncGenerator<Row> {
    try {
      for (let next = first; !next.done; next = await iterator.next()) yield next.value;
    } catch (error) {
      this.logger.warn({ err: error }, 'an export broke off');
      throw error;
    } finally {
      await iterator.return?.();
    }
  }
}
