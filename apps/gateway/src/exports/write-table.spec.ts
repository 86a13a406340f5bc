import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { eventually } from '#libs/testing';
import { column, moments, origin } from './columns.js';
import type { Cell, ExportTable } from './export-table.js';
import { listed } from './pages.js';
import { type Format, writeTable } from './write-table.js';

const table = (rows: Iterable<Cell[]>): ExportTable<Cell[]> => ({
  name: ['test'],
  columns: [
    ...moments<Cell[]>('Thời điểm', 'Time', row => row[0] as number),
    column('Ghi chú', 'Note', row => row[1] ?? null),
    column('Giá trị', 'Value', row => row[2] ?? null),
    origin(() => true),
  ],
  rows: listed(rows),
  simulated: true,
});
const written = (rows: Iterable<Cell[]>, format: Format) => buffer(writeTable(table(rows), format, 'vi'));

/** RFC 4180, read by other rules than it was written by. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter(row => row.length > 1);
}

const AT = Date.UTC(2026, 10, 28, 17, 30, 0, 125);

describe('writeTable', () => {
  it('writes CSV that Excel reads as UTF-8, with both times', async () => {
    const bytes = await written([[AT, 'Ống xả số 2, "cũ"', -12.5]], 'csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(parseCsv(bytes.subarray(3).toString())).toEqual([
      ['Thời điểm (UTC)', 'Thời điểm (Asia/Ho_Chi_Minh, UTC+7)', 'Ghi chú', 'Giá trị', 'Nguồn gốc dữ liệu'],
      [
        ...['2026-11-28T17:30:00.125Z', '2026-11-29 00:30:00.125'],
        ...['Ống xả số 2, "cũ"', '-12.5', 'SIMULATED (mô phỏng)'],
      ],
    ]);
  });

  it('makes every text of CSV harmless and keeps numbers numbers', async () => {
    const cells = fc.tuple(
      fc.constant(AT),
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 20 }), async rows => {
        const read = parseCsv((await written(rows, 'csv')).subarray(3).toString()).slice(1);
        expect(read).toHaveLength(rows.length);
        read.forEach(([, , note = '', value], index) => {
          expect(note).not.toMatch(/^[=+\-@|\t\r\n]/);
          expect(Number(value)).toBe((rows[index]?.[2] ?? 0) + 0);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('writes XLSX that another library reads back, with types', async () => {
    const rows: Cell[][] = [
      [AT, '=HYPERLINK("http://x")', -12.5],
      [AT, 'Khu công nghiệp Nam Cầu Kiền', null],
    ];
    const read = await readSheet(await written(rows, 'xlsx'));
    expect(read[0]).toContain('Ghi chú');
    expect(read[1]?.slice(2, 4)).toEqual(['=HYPERLINK("http://x")', -12.5]);
    expect(read[2]?.slice(2, 4)).toEqual(['Khu công nghiệp Nam Cầu Kiền', null]);
    const local = read[1]?.[1] as unknown as Date;
    expect(Math.abs(local.getTime() - (AT + 7 * 3_600_000))).toBeLessThan(1_000);
  });

  it.each(['csv', 'xlsx'] as const)(
    'asks for rows of %s only as bytes are taken, and ends them',
    async format => {
      let asked = 0;
      let hasEnded = false;
      const endless = function* (): Generator<Cell[]> {
        try {
          for (;;) yield [AT, `row ${(asked += 1)}`, Math.random()];
        } finally {
          hasEnded = true;
        }
      };
      const stream = writeTable(table(endless()), format, 'en');
      const first = await stream[Symbol.asyncIterator]().next();
      expect(first.done).toBe(false);
      stream.destroy();
      await eventually(
        () => hasEnded,
        ended => ended,
      );
      expect(asked).toBeLessThan(50_000);
    },
  );
});
