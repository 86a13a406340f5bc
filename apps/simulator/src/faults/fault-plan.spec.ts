import fc from 'fast-check';
import { DAY_MS, HOUR_MS, localDay, startOfLocalDay } from '../physics/time/local-time.js';
import { FaultKind } from './fault.js';
import { aPlan } from './faults.builder.js';

const seeds = fc.integer();
const days = fc.integer({ min: 20_000, max: 21_000 });

describe('FaultPlan', () => {
  it('is the same whichever moment is asked first', () => {
    fc.assert(
      fc.property(
        seeds,
        days,
        fc.array(fc.integer({ min: 0, max: 3 * DAY_MS - 1 }), { minLength: 1 }),
        (seed, day, offsets) => {
          const start = startOfLocalDay(day);
          const asked = aPlan(seed);
          for (const offset of offsets.toReversed()) asked.at(start + offset);
          const fresh = aPlan(seed);
          for (const offset of offsets) expect(asked.at(start + offset)).toEqual(fresh.at(start + offset));
        },
      ),
    );
  });

  it('leaves an hour between two faults of a device, and ends each with its day', () => {
    fc.assert(
      fc.property(seeds, days, (seed, day) => {
        const start = startOfLocalDay(day);
        const faults = aPlan(seed).beginningIn(start, start + DAY_MS);
        faults.forEach((fault, index) => {
          expect(fault.from).toBeLessThan(fault.to);
          expect(localDay(fault.to - 1)).toBe(day);
          const before = faults[index - 1];
          if (before) expect(fault.from).toBeGreaterThanOrEqual(before.to + HOUR_MS);
        });
      }),
    );
  });

  it('finds the fault of every moment, and none between them', () => {
    fc.assert(
      fc.property(seeds, days, fc.integer({ min: 0, max: DAY_MS - 1 }), (seed, day, offset) => {
        const start = startOfLocalDay(day);
        const plan = aPlan(seed);
        const expected = plan
          .beginningIn(start, start + DAY_MS)
          .find(({ from, to }) => start + offset >= from && start + offset < to);
        expect(plan.at(start + offset)).toEqual(expected);
      }),
    );
  });

  it('draws every kind that the device can have, about as often as asked', () => {
    const plan = aPlan(7, 2);
    const start = startOfLocalDay(20_500);
    const faults = plan.beginningIn(start, start + 400 * DAY_MS);
    // The device is no outlet of a plant.
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(
      new Set(Object.values(FaultKind).filter(kind => kind !== FaultKind.Upset)),
    );
    expect(faults.length / 400).toBeGreaterThan(1);
    expect(faults.length / 400).toBeLessThan(2);
  });

  it('has no fault for a device that measures nothing of itself', () => {
    const start = startOfLocalDay(20_500);
    expect(aPlan(7, 12, []).beginningIn(start, start + 30 * DAY_MS)).toEqual([]);
  });

  it('remembers the last exchange of a meter over days', () => {
    const plan = aPlan(7, 2);
    const start = startOfLocalDay(20_500);
    const resets = plan
      .beginningIn(start, start + 60 * DAY_MS)
      .filter(({ kind }) => kind === FaultKind.CounterReset);
    expect(resets.length).toBeGreaterThan(1);
    const [first = Number.NaN, second = Number.NaN] = resets.map(({ from }) => from);
    expect(plan.lastReset('water.volume', first)).toBe(first);
    expect(plan.lastReset('water.volume', second - 1)).toBe(first);
    expect(plan.lastReset('water.pressure', second)).toBeUndefined();
  });
});
