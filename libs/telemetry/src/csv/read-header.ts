import { IMPORT_COLUMNS, type ImportColumn, type ImportFault } from './csv-import.js';

/** How a file is read. */
export interface CsvShape {
  readonly separator: ',' | ';';
  /** Position of each column. */
  readonly columns: ReadonlyMap<ImportColumn, number>;
}

/**
 * Reads the first line: the names of the columns in any order. Spreadsheets of the region separate by
 * semicolons, and then write a comma for the decimal point.
 */
export function readHeader(text: string): CsvShape | ImportFault {
  const end = /[\r\n]/.exec(text)?.index ?? text.length;
  const first = text.slice(0, end);
  const separator = first.includes(';') ? ';' : ',';
  const names = first.split(separator).map(name =>
    name
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase(),
  );
  const columns = new Map<ImportColumn, number>();
  for (const column of IMPORT_COLUMNS) {
    const at = names.indexOf(column);
    if (at >= 0) columns.set(column, at);
  }
  const missing = IMPORT_COLUMNS.filter(column => column !== 'unit' && !columns.has(column));
  if (missing.length === 0) return { separator, columns };
  return {
    ...{ line: 1, column: null, code: 'bad-header' },
    message: `The first line must name the columns ${IMPORT_COLUMNS.join(', ')}; missing: ${missing.join(', ')}`,
  };
}
