import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { reportDocument } from './document/report-document.js';
import { wordsOf } from './document/report-words.js';
import type { KeptReport, ReportLanguage, ReportPrinter } from './reports.ports.js';

/** The worker beside us: compiled as we are, or source when we run from source. */
const WORKER = join(dirname(__filename), 'document', `pdf.worker${extname(__filename)}`);
const FONTS = '@expo-google-fonts/be-vietnam-pro';

/** Prints in a thread of its own, one report at a time. */
export class WorkerReportPrinter implements ReportPrinter {
  private last: Promise<unknown> = Promise.resolve();

  async print(report: KeptReport, lang: ReportLanguage): Promise<Buffer> {
    const mine = this.last.then(() => printInThread(report, lang));
    this.last = mine.catch(() => undefined);
    return mine;
  }
}

function printInThread(report: KeptReport, lang: ReportLanguage): Promise<Buffer> {
  const { resolve: find } = createRequire(__filename);
  const workerData = {
    document: reportDocument(report, lang),
    fonts: {
      normal: find(`${FONTS}/400Regular/BeVietnamPro_400Regular.ttf`),
      bold: find(`${FONTS}/600SemiBold/BeVietnamPro_600SemiBold.ttf`),
    },
    page: wordsOf(lang)('page'),
  };
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData });
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the printer ended without a document')));
  });
}
