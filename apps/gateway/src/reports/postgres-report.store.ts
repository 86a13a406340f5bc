import type { DataSource } from 'typeorm';
import { classifyDatabaseError, queryRows } from '#libs/database';
import type { Report, ReportContent } from './report.schema.js';
import type { KeptReport, ReportFile, ReportLanguage, ReportStore } from './reports.ports.js';

interface Row extends Omit<Report, 'files' | 'madeAt'> {
  readonly madeAt: Date;
  readonly files: { lang: ReportLanguage; sha256: string; bytes: number }[];
}

const COLUMNS = `r.id AS id, r.zone AS zone, r.month AS month, r.revision AS revision, r.reason AS reason,
  r.changed AS changed, r.made_at AS "madeAt", r.made_by AS "madeBy", r.complete AS complete,
  r.simulated AS simulated, r.content_sha256 AS "contentSha256",
  (SELECT json_agg(json_build_object('lang', f.lang, 'sha256', f.sha256, 'bytes', octet_length(f.content)) ORDER BY f.lang DESC)
    FROM report_files AS f WHERE f.report_id = r.id) AS files`;

/** Reports in PostgreSQL, which lets none be changed. */
export class PostgresReportStore implements ReportStore {
  constructor(private readonly dataSource: DataSource) {}

  async list(zone: string, month?: string): Promise<Report[]> {
    const rows = await queryRows<Row>(
      this.dataSource,
      `SELECT ${COLUMNS} FROM reports AS r WHERE r.zone = $1 AND ($2::text IS NULL OR r.month = $2)
       ORDER BY r.month DESC, r.revision DESC`,
      [zone, month ?? null],
    );
    return rows.map(reportOf);
  }

  async newest(zone: string, month: string): Promise<KeptReport | null> {
    const [row] = await queryRows<Row & { content: ReportContent }>(
      this.dataSource,
      `SELECT ${COLUMNS}, r.content AS content FROM reports AS r WHERE r.zone = $1 AND r.month = $2
       ORDER BY r.revision DESC LIMIT 1`,
      [zone, month],
    );
    if (row === undefined) return null;
    const { content, ...rest } = row;
    return { ...reportOf(rest), content };
  }

  async file(id: string, lang: ReportLanguage) {
    const [row] = await queryRows<Row & { pdf: Buffer; pdfSha256: string }>(
      this.dataSource,
      `SELECT ${COLUMNS}, p.content AS pdf, p.sha256 AS "pdfSha256" FROM reports AS r
       JOIN report_files AS p ON p.report_id = r.id AND p.lang = $2 WHERE r.id = $1`,
      [id, lang],
    );
    if (row === undefined) return null;
    const { pdf, pdfSha256, ...rest } = row;
    return { report: reportOf(rest), file: { lang, sha256: pdfSha256, bytes: pdf } };
  }

  async add(report: KeptReport, files: readonly ReportFile[]): Promise<boolean> {
    try {
      return await this.dataSource.transaction(async manager => {
        const added: unknown[] = await manager.query(
          `INSERT INTO reports (id, zone, month, revision, reason, changed, made_at, made_by, complete, simulated,
             content, content_sha256) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
           ON CONFLICT (zone, month, revision) DO NOTHING RETURNING id`,
          [
            ...[report.id, report.zone, report.month, report.revision, report.reason, report.changed],
            ...[new Date(report.madeAt), report.madeBy, report.complete, report.simulated],
            ...[JSON.stringify(report.content), report.contentSha256],
          ],
        );
        if (added.length === 0) return false;
        for (const { lang, sha256, bytes } of files)
          await manager.query(
            'INSERT INTO report_files (report_id, lang, sha256, content) VALUES ($1, $2, $3, $4)',
            [report.id, lang, sha256, bytes],
          );
        return true;
      });
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}

function reportOf({ files, madeAt, ...row }: Row): Report {
  return {
    ...row,
    madeAt: madeAt.getTime(),
    files: files.map(file => ({ ...file, link: `/api/v1/reports/${row.id}/pdf?lang=${file.lang}` })),
  };
}
