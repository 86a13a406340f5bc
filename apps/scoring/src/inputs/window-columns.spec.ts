import fc from 'fast-check';
import type { WindowValues } from '#libs/readiness';
import { WindowColumns } from './window-columns.js';

const HOUR = 3_600_000;
const value = fc.option(fc.double({ noNaN: true }), { nil: null });
const windows = fc
  .uniqueArray(
    fc.record({
      start: fc.integer({ min: 400_000, max: 400_060 }).map(hour => hour * HOUR),
      n: fc.nat(100_000),
      mean: value,
      min: value,
      max: value,
      sum: value,
      increase: value,
      suspect: fc.nat(100_000),
      fail: fc.nat(100_000),
    }),
    { selector: window => window.start },
  )
  .map(list => list.sort((a, b) => a.start - b.start));
const moment = fc.integer({ min: 399_990 * HOUR, max: 400_070 * HOUR });

describe('WindowColumns', () => {
  it('gives back what was appended, bit for bit, in as many steps as it came', () => {
    fc.assert(
      fc.property(windows, fc.nat(60), (list, cut) => {
        const columns = new WindowColumns();
        columns.append(list.slice(0, cut));
        columns.append(list.slice(cut));
        expect(columns.size).toBe(list.length);
        expect(columns.between(0, Number.POSITIVE_INFINITY)).toEqual(list);
      }),
    );
  });

  it('keeps a span, and takes new windows after it', () => {
    fc.assert(
      fc.property(windows, moment, moment, (list, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const columns = new WindowColumns();
        columns.append(list);
        columns.keep(from, to);
        const kept: WindowValues[] = list.filter(({ start }) => start >= from && start < to);
        expect(columns.between(0, Number.POSITIVE_INFINITY)).toEqual(kept);
        const later = list.filter(({ start }) => start >= to);
        columns.append(later);
        expect(columns.between(0, Number.POSITIVE_INFINITY)).toEqual([...kept, ...later]);
        expect(columns.between(to, Number.POSITIVE_INFINITY)).toEqual(later);
      }),
    );
  });
});
