import fc from 'fast-check';
import { HOUR, factRow, scoreRow, seededMethod, zoneRow } from '../test/edition.builder.js';
import { toEdition } from '../editions/edition.js';
import { findChanges, findMatching } from './find-changes.js';

const editionOf = (power: Readonly<Record<string, number>>) =>
  toEdition(
    {
      method: seededMethod,
      zones: Object.entries(power).map(([code, kw]) => ({
        ...{ zone: zoneRow(code), score: scoreRow(code, 60) },
        facts: [factRow(code, 'power.capacity_available_kw', kw, 'kW')],
      })),
    },
    HOUR,
  );
const wish = { needs: { powerMw: 5 } };

describe('findChanges', () => {
  it('tells who started, and who stopped with what it lacks; a zone that is gone lacks nothing', () => {
    const before = findMatching(editionOf({ a: 9_000, b: 1_000, c: 9_000 }), wish);
    expect(before.matching).toEqual(['a', 'c']);
    const after = findMatching(editionOf({ a: 2_000, b: 6_000 }), wish);
    expect(findChanges(before.matching, after)).toEqual([
      {
        ...{ zone: 'a', change: 'stopped' },
        unmet: [{ need: 'powerMw', state: 'short', required: 5, offered: 2, unit: 'MW' }],
      },
      { zone: 'b', change: 'started', unmet: [] },
      { zone: 'c', change: 'stopped', unmet: [] },
    ]);
    expect(findChanges(after.matching, after)).toEqual([]);
  });

  it('leads, applied to the set before, to the set after', () => {
    const power = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.integer({ min: 0, max: 10_000 }),
    );
    fc.assert(
      fc.property(power, power, (first, second) => {
        const before = findMatching(editionOf(first), wish).matching;
        const after = findMatching(editionOf(second), wish);
        const set = new Set(before);
        for (const { zone, change } of findChanges(before, after)) {
          expect(set.has(zone)).toBe(change === 'stopped');
          if (change === 'started') set.add(zone);
          else set.delete(zone);
        }
        expect([...set].sort()).toEqual(after.matching);
      }),
    );
  });
});
