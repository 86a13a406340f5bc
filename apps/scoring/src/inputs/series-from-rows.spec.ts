import type { MetricRead } from './inputs.ports.js';
import { seriesFromRows } from './series-from-rows.js';

const query = (...fields: string[]): { tier: 'hour'; reads: MetricRead[] } => ({
  tier: 'hour',
  reads: fields.map(field => ({
    tier: 'hour',
    metric: `power.${field}`,
    measurement: 'power',
    field,
    values: [],
    from: 0,
    to: 1,
  })),
});
const row = (time: number, values: Record<string, number>, device = 'd') => ({ time, device, values });
const windowOf = (values: Record<string, number>) =>
  seriesFromRows(query('x'), [row(7, values)])[0]?.windows[0];

describe('seriesFromRows', () => {
  it('makes a series of each metric and device that has rows', () => {
    const rows = [row(1, { x_n: 1, y_n: 2 }), row(2, { x_n: 3 }), row(1, { y_n: 4 }, 'e')];
    const series = seriesFromRows(query('x', 'y'), rows);
    expect(series.map(({ metric, device, windows }) => [metric, device, windows.map(w => w.n)])).toEqual([
      ['power.x', 'd', [1, 3]],
      ['power.y', 'd', [2]],
      ['power.y', 'e', [4]],
    ]);
  });

  it('fills in what the compact rows leave out', () => {
    expect(windowOf({ x_n: 1, x_mean: 5 })).toMatchObject({ mean: 5, min: 5, max: 5, suspect: 0, fail: 0 });
    expect(windowOf({ x_n: 4, x_mean: 5 })).toMatchObject({ mean: 5, min: null, max: null });
    expect(windowOf({ x_n: 4, x_mean: 5, x_min: 1, x_max: 9 })).toMatchObject({ min: 1, max: 9 });
    expect(windowOf({ x_n: 4, x_sum: 20 })).toMatchObject({ sum: 20, mean: 5 });
    expect(windowOf({ x_n: 4, x_inc: 3 })).toMatchObject({ increase: 3, mean: null, min: null });
  });

  it('keeps a window of nothing but failed readings', () => {
    expect(windowOf({ x_f: 6 })).toMatchObject({ n: 0, fail: 6, mean: null });
    expect(windowOf({ x_n: 0, x_f: 6, x_mean: 3, x_min: 1 })).toMatchObject({ mean: null, min: null });
    expect(windowOf({ x_s: 1 })).toBeUndefined();
  });
});
