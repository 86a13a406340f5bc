import fc from 'fast-check';
import { DAY_MS, HOUR_MS, localDay, startOfLocalDay } from '../physics/time/local-time.js';
import { FaultKind } from './fault.js';
import { aPlan, METRICS } from './faults.builder.js';

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

  it('has the fault that is asked for at its time, with an hour around it', () => {
    fc.assert(
      fc.property(
        seeds,
        days,
        fc.constantFrom(...Object.values(FaultKind).filter(kind => kind !== FaultKind.Spike)),
        fc.integer({ min: 0, max: DAY_MS - 1 }),
        fc.integer({ min: 1, max: DAY_MS }),
        (seed, day, kind, offset, length) => {
          const start = startOfLocalDay(day);
          const from = start + offset;
          const to = from + length;
          const plan = aPlan(seed, 12, METRICS, { kind, device: 'zone-water-01', from, to });
          const [span, drawn] = [[start - DAY_MS, start + 3 * DAY_MS] as const, aPlan(seed)];
          if (kind === FaultKind.Upset) {
            // The device is no outlet of a plant.
            expect(plan.beginningIn(...span)).toEqual(drawn.beginningIn(...span));
            return;
          }
          expect(plan.at(from)).toMatchObject({ kind, from, to });
          expect(plan.at(to - 1)).toEqual(plan.at(from));
          const others = plan.beginningIn(...span).filter(fault => fault !== plan.at(from));
          for (const fault of others)
            expect(fault.to + HOUR_MS <= from || fault.from >= to + HOUR_MS).toBe(true);
        },
      ),
    );
  });

  it('takes what an order touches from the device alone, and one reading for a spike', () => {
    const start = startOfLocalDay(20_500);
    const ordered = (kind: FaultKind, from: number) =>
      aPlan(7, 0, METRICS, { kind, device: 'zone-water-01', from, to: from + HOUR_MS }).at(from);
    expect(ordered(FaultKind.Gap, start)?.metrics).toEqual(ordered(FaultKind.Gap, start + DAY_MS)?.metrics);
    const spike = ordered(FaultKind.Spike, start);
    expect(spike && spike.to - spike.from).toBe(60_000);
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
