import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, ErrorCode } from '#libs/contracts';
import { canonicalJson } from '#libs/readiness';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { NEW_ID } from '../commands/commands.service.js';
import { localMonth } from './local-month.js';
import type { Report, ReportContent } from './report.schema.js';
import { ReportFigures } from './report-figures.service.js';
import {
  type KeptReport,
  REPORT_PRINTER,
  REPORT_STORE,
  type ReportFile,
  type ReportLanguage,
  type ReportPrinter,
  type ReportStore,
} from './reports.ports.js';

const LANGUAGES: readonly ReportLanguage[] = ['vi', 'en'];

/** What came of making a report: `unchanged` when the newest revision says the same. */
export type MadeReport = Readonly<{ outcome: 'made' | 'unchanged'; report: Report }>;

/** Makes monthly reports and keeps them. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly figures: ReportFigures,
    @Inject(REPORT_STORE) private readonly store: ReportStore,
    @Inject(REPORT_PRINTER) private readonly printer: ReportPrinter,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  list(zone: string, month?: string): Promise<Report[]> {
    return this.store.list(zone, month);
  }

  /** @throws AppError `REPORT.UNKNOWN`. */
  async file(id: string, lang: ReportLanguage): Promise<{ report: Report; file: ReportFile }> {
    const found = await this.store.file(id, lang);
    if (found) return found;
    throw new AppError(ErrorCode.ReportUnknown, `There is no report ${id}.`);
  }

  /**
   * Makes a report of a month, or another revision when figures have changed since the last one.
   *
   * @throws AppError `REPORT.TOO_EARLY`, `REPORT.BUSY`, `ZONE.UNKNOWN`, `DEPENDENCY.*`, `TIMESERIES.*`.
   */
  async make(zone: string, month: string, reason: string, actor: Actor): Promise<MadeReport> {
    const madeAt = this.clock.now();
    const span = localMonth(month, madeAt);
    if (span === null)
      throw new AppError(ErrorCode.ReportTooEarly, `No day of ${month} has ended yet. Ask again tomorrow.`);
    const content = await this.figures.gather(zone, month, span);
    const contentSha256 = sha256(canonicalJson(content));
    const before = await this.store.newest(zone, month);
    if (before?.contentSha256 === contentSha256) {
      const { content: _, ...report } = before;
      return { outcome: 'unchanged', report };
    }
    const { simulated, complete } = content;
    const kept: KeptReport = {
      ...{ id: this.newId(), zone, month, revision: (before?.revision ?? 0) + 1, reason },
      changed: before === null ? [] : changedParts(before.content, content),
      ...{ madeAt, madeBy: actor.name, complete, simulated, contentSha256, content, files: [] },
    };
    const files: ReportFile[] = [];
    for (const lang of LANGUAGES) {
      const bytes = await this.printer.print(kept, lang);
      files.push({ lang, bytes, sha256: sha256(bytes) });
    }
    if (!(await this.store.add(kept, files)))
      throw new AppError(ErrorCode.ReportBusy, 'Somebody else made this report just now. List the reports.', {
        retryable: true,
      });
    const [report] = await this.store.list(zone, month);
    return { outcome: 'made', report: report as Report };
  }
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** Names of the parts that differ. */
function changedParts(before: ReportContent, after: ReportContent): string[] {
  return (Object.keys(after) as Array<keyof ReportContent>).filter(
    part => canonicalJson(before[part] ?? null) !== canonicalJson(after[part] ?? null),
  );
}
