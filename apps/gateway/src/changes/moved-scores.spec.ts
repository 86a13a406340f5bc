import { toEdition } from '../editions/edition.js';
import { HOUR, scoreRow, seededMethod, zoneRow } from '../test/edition.builder.js';
import { movedScores } from './moved-scores.js';

const HOUR_MS = 3_600_000;
const zonesOf = (points: Record<string, number | null>, asOf = HOUR) =>
  toEdition(
    {
      method: seededMethod,
      zones: Object.entries(points).map(([code, value]) => ({
        zone: zoneRow(code),
        score: value === null ? null : scoreRow(code, value, { asOf, computedAt: asOf + 60_000 }),
        facts: [],
      })),
    },
    asOf,
  ).zones;

describe('movedScores', () => {
  it('says from what to what, and when it was computed', () => {
    const later = HOUR + HOUR_MS;
    expect(movedScores(zonesOf({ a: 50, b: 60 }), zonesOf({ a: 52, b: 60.04 }, later))).toEqual([
      {
        ...{ kind: 'score', zone: 'a', at: later + 60_000, asOf: later, before: 50, after: 52 },
        simulated: false,
      },
    ]);
  });

  it('passes over zones that had or have no score', () => {
    expect(movedScores(zonesOf({ a: null }), zonesOf({ a: 50, b: 40 }))).toEqual([]);
    expect(movedScores(zonesOf({ a: 50 }), zonesOf({ a: null }))).toEqual([]);
  });
});
