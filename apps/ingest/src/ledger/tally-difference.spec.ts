import fc from 'fast-check';
import { encodeSenmlJson } from '#libs/telemetry';
import { device, METRICS, ZONE } from '../../test/fixtures.js';
import { buildDirectory } from '../identity/directory.js';
import { preparePack } from '../readings/prepare-pack.js';
import { MinuteCounts } from './minute-counts.js';
import { countsOf, differenceOf } from './tally-difference.js';

const NOW = Date.UTC(2026, 10, 24, 12);
const ID = `${ZONE}-power-01`;
const directory = buildDirectory([device(ID)], METRICS);
const empty = buildDirectory([], METRICS);

const packOf = fc
  .array(
    fc.record({
      metric: fc.constantFrom('power.active', 'power.voltage', 'no.such'),
      unit: fc.constantFrom('kW', 'kV', 'furlong'),
      timeMs: fc.integer({ min: -200, max: 4 }).map(minutes => NOW + minutes * 60_000),
      value: fc.integer({ min: -2, max: 2_000 }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map(records => ({
    subject: `gz.part.v1.3.${ZONE}.${ID}`,
    data: encodeSenmlJson({ device: ID, boot: 1, seq: 1, records }),
    ...{ receivedAt: NOW, streamSequence: 1 },
  }));

describe('differenceOf', () => {
  it('is nothing for the same judgement, so that a repetition counts nothing', () => {
    fc.assert(
      fc.property(packOf, raw => {
        const pack = preparePack(raw, directory);
        expect(differenceOf(pack, countsOf(pack))).toEqual([]);
      }),
    );
  });

  it('brings the counters to what the last judgement counts, from whatever was counted before', () => {
    fc.assert(
      fc.property(packOf, packOf, (first, second) => {
        const before = countsOf(preparePack(first, directory));
        const now = preparePack(second, directory);
        const sums = new Map(before.map(([hour, pairs]) => [hour, MinuteCounts.fromPairs(pairs)]));
        for (const { hour, counts } of differenceOf(now, before)) {
          counts.addAll(sums.get(hour) ?? new MinuteCounts());
          sums.set(hour, counts);
        }
        const left = [...sums].filter(([, counts]) => !counts.isZero).sort(([x], [y]) => x - y);
        expect(left.map(([hour, counts]) => [hour, counts.toPairs()])).toEqual(countsOf(now));
      }),
    );
  });

  it('counts all of a pack that was refused as a whole before', () => {
    fc.assert(
      fc.property(packOf, raw => {
        expect(countsOf(preparePack(raw, empty))).toEqual([]);
        const pack = preparePack(raw, directory);
        const total = differenceOf(pack, []).map(({ hour, counts }) => [hour, counts.toPairs()]);
        expect(total.sort(([x], [y]) => (x as number) - (y as number))).toEqual(countsOf(pack));
      }),
    );
  });
});
