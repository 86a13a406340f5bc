import fc from 'fast-check';
import type { PreparedPack } from '../readings/pack.js';
import { CountKind, MinuteCounts } from './minute-counts.js';
import { tallyPacks } from './summarise-group.js';
import { moveToRejected, takeBackReplaced } from './tally-replaced.js';

const NOON = Date.UTC(2026, 10, 24, 12);
const DEVICE = { device: 'a-01', zone: 'a' };

/** A pack of one moment with two values. */
const packOf = (seq: number, state: 'claimed' | 'superseded'): PreparedPack =>
  ({
    ...{ ...DEVICE, key: `a-01:1:${seq}`, lane: 'live', receivedAt: NOON, refusals: [] },
    points: [{ timeMs: NOON, values: [1, 2], fails: 0, state }],
  }) as unknown as PreparedPack;

describe('counts of values that another pack replaced', () => {
  it('are the same in every order in which two packs come, and come again after a crash', () => {
    // The lower pack is new to the ledger after the higher one replaced it, or it is refused when it comes.
    const story = fc.record({
      wasReplaced: fc.boolean(),
      isRefused: fc.boolean(),
      isLowerFirst: fc.boolean(),
    });
    fc.assert(
      fc.property(story, ({ wasReplaced, isRefused, isLowerFirst }) => {
        fc.pre(wasReplaced || isRefused);
        const lower = packOf(4, isRefused ? 'superseded' : 'claimed');
        const packs = isLowerFirst ? [lower, packOf(5, 'claimed')] : [packOf(5, 'claimed'), lower];
        const replaced = wasReplaced ? [{ key: lower.key, timeMs: NOON, values: 2 }] : [];
        const sum = new MinuteCounts();
        for (const { counts } of [
          ...replaced.map(({ timeMs, values }) => moveToRejected(DEVICE.device, DEVICE.zone, timeMs, values)),
          ...tallyPacks(packs),
          ...takeBackReplaced(packs, replaced),
        ])
          sum.addAll(counts);
        expect([sum.sum(CountKind.Received), sum.sum(CountKind.Rejected)]).toEqual([4, 2]);
      }),
    );
  });

  it('are taken back only as far as they were counted', () => {
    const [pack] = [packOf(4, 'superseded')];
    const one = [{ key: pack.key, timeMs: NOON, values: 1 }];
    expect(takeBackReplaced([pack], one).map(({ counts }) => counts.sum(CountKind.Rejected))).toEqual([-1]);
    expect(takeBackReplaced([pack], [{ key: pack.key, timeMs: NOON + 1, values: 2 }])).toEqual([]);
  });
});
