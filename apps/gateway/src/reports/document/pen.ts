import type { Content } from 'pdfmake';
import type { Named } from '../../named.js';
import type { ReportLanguage } from '../reports.ports.js';
import type { ReportFormat } from './report-format.js';
import type { Word } from './report-words.js';

/** What every part of a report is written with. */
export interface Pen {
  readonly lang: ReportLanguage;
  readonly say: (word: Word) => string;
  readonly format: ReportFormat;
  readonly name: (named: Named) => string;
}

/** A table with a header that is repeated on each page. */
export const reportTable = (
  widths: readonly (string | number)[],
  header: readonly string[],
  rows: readonly (readonly Content[])[],
): Content => ({
  table: {
    headerRows: 1,
    dontBreakRows: true,
    widths: [...widths],
    body: [header.map(text => ({ text, style: 'head' })), ...rows.map(row => [...row])],
  },
  layout: 'lightHorizontalLines',
  margin: [0, 2, 0, 8],
});
