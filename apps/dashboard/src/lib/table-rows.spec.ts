import { tableRows } from './table-rows.js';

const point = (t: number, value: number | null) => ({ t, value, suspect: false });

describe('tableRows', () => {
  it('puts the values of one time into one line, newest first', () => {
    const rows = tableRows([
      [point(1, 10), point(2, null)],
      [point(1, 20), point(3, 30)],
    ]);
    expect(rows.map(row => [row.t, ...row.values.map(value => value?.value)])).toEqual([
      [3, undefined, 30],
      [2, null, undefined],
      [1, 10, 20],
    ]);
  });
});
