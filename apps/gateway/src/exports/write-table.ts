import { Readable } from 'node:stream';
import { writeCsvStream } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';
import { type Cell, cellsOf, type ExportTable, headerOf, type Language } from './export-table.js';
import { harmlessText } from './harmless-text.js';

/** Formats of tables. */
export const FORMATS = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type Format = keyof typeof FORMATS;

const LOCAL_TIME_FORMAT = 'yyyy-mm-dd hh:mm:ss';
const COLUMN_WIDTH = 20;

/** A table as bytes; rows are asked for as the bytes are taken, and none is kept. */
export function writeTable<Row>(table: ExportTable<Row>, format: Format, language: Language): Readable {
  const bytes = format === 'csv' ? csv(table, language) : xlsx(table, language);
  return Readable.fromWeb(bytes);
}

function csv<Row>(table: ExportTable<Row>, language: Language) {
  return writeCsvStream(plainCells(table, language), {
    headers: headerOf(table, language),
    // Without it Excel reads Vietnamese letters as another encoding.
    bom: true,
  });
}

async function* plainCells<Row>(
  table: ExportTable<Row>,
  language: Language,
): AsyncGenerator<(string | boolean | null)[]> {
  for await (const cells of cellsOf(table, language)) yield cells.map(plainCell);
}

function plainCell(cell: Cell): string | boolean | null {
  if (cell instanceof Date) return cell.toISOString().slice(0, 23).replace('T', ' ');
  // All digits; the library would cut the smallest off.
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : null;
  return typeof cell === 'string' ? harmlessText(cell) : cell;
}

/** Cells have a type here: text is text, whatever it begins with. */
function xlsx<Row>(table: ExportTable<Row>, language: Language) {
  return writeXlsxStream(cellsOf(table, language), {
    name: table.simulated ? 'SIMULATED' : 'Greenzone',
    columns: table.columns.map(({ isLocalTime, [language]: header }) => ({
      header,
      width: COLUMN_WIDTH,
      ...(isLocalTime && { numFmt: LOCAL_TIME_FORMAT }),
    })),
    freezePane: { rows: 1 },
  });
}
