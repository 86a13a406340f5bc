import fc from 'fast-check';
import { encodeSenmlJson } from '#libs/telemetry';
import { device, METRICS, ZONE } from '../../test/fixtures.js';
import { buildDirectory } from '../identity/directory.js';
import { preparePack } from '../readings/prepare-pack.js';
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
        const sums = new Map<number, number[]>(before.map(([hour, ...counts]) => [hour, counts]));
        for (const { hour, received, stored, failed, rejected } of differenceOf(now, before)) {
          const old = sums.get(hour) ?? [0, 0, 0, 0];
          sums.set(
            hour,
            [received, stored, failed, rejected].map((count, index) => count + (old[index] as number)),
          );
        }
        const left = [...sums]
          .filter(([, counts]) => counts.some(count => count !== 0))
          .sort(([a], [b]) => a - b);
        expect(left).toEqual(countsOf(now).map(([hour, ...counts]) => [hour, counts]));
      }),
    );
  });

  it('counts all of a pack that was refused as a whole before', () => {
    fc.assert(
      fc.property(packOf, raw => {
        expect(countsOf(preparePack(raw, empty))).toEqual([]);
        const pack = preparePack(raw, directory);
        const total = differenceOf(pack, []).reduce((sum, { received }) => sum + received, 0);
        expect(total).toBe(countsOf(pack).reduce((sum, [, received]) => sum + received, 0));
      }),
    );
  });
});
