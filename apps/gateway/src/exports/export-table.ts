/** Languages that tables are written in. */
export type Language = 'vi' | 'en';

/** What a cell holds; a `Date` is a wall clock time of Asia/Ho_Chi_Minh in its UTC fields. */
export type Cell = string | number | boolean | Date | null;

/** A column of a table. */
export interface Column<Row> {
  readonly vi: string;
  readonly en: string;
  /** Wall clock time, shown as one by spreadsheets. */
  readonly isLocalTime?: boolean;
  readonly cell: (row: Row, language: Language) => Cell;
}

/** A table that can be written row by row, however long it is. */
export interface ExportTable<Row> {
  /** Words of the file's name, e.g. what, of which zone, of which time. */
  readonly name: readonly string[];
  readonly columns: ReadonlyArray<Column<Row>>;
  readonly rows: AsyncIterable<Row>;
  /** Whether anything in it rests on simulated devices or illustrative facts. */
  readonly simulated: boolean;
}

/** Header of a table in a language. */
export function headerOf<Row>({ columns }: ExportTable<Row>, language: Language): string[] {
  return columns.map(column => column[language]);
}

/** Rows of a table as cells. */
export async function* cellsOf<Row>(
  { columns, rows }: ExportTable<Row>,
  language: Language,
): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield columns.map(column => column.cell(row, language));
}
