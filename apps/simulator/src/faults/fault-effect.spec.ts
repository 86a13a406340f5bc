import fc from 'fast-check';
import { DAY_MS, MINUTE_MS, startOfLocalDay } from '../physics/time/local-time.js';
import { type Fault, FaultKind } from './fault.js';
import { FaultEffect } from './fault-effect.js';
import type { FaultPlan } from './fault-plan.js';
import { aPlan, METRICS } from './faults.builder.js';

const START = startOfLocalDay(20_500);
const [pressure, flow, volume] = METRICS as [(typeof METRICS)[0], (typeof METRICS)[0], (typeof METRICS)[0]];
/** Each metric has its own height and grows by one a minute. */
const truth = (metric: string, timeMs: number): number =>
  METRICS.findIndex(({ id }) => id === metric) * 10_000 + (timeMs - START) / MINUTE_MS;

function effectOf(
  fault: Partial<Fault> & Pick<Fault, 'kind'>,
): (metric: typeof pressure, minute: number) => number {
  const whole: Fault = {
    device: 'zone-water-01',
    ...{ from: START + 10 * MINUTE_MS, to: START + 20 * MINUTE_MS, metrics: [pressure.id], size: 0 },
    ...fault,
  };
  const plan: Pick<FaultPlan, 'at' | 'lastReset'> = {
    at: timeMs => (timeMs >= whole.from && timeMs < whole.to ? whole : undefined),
    lastReset: () => undefined,
  };
  const effect = new FaultEffect(plan as FaultPlan, truth);
  return (metric, minute) => {
    const timeMs = START + minute * MINUTE_MS;
    return effect.apply({ metric, timeMs, value: truth(metric.id, timeMs) });
  };
}

describe('FaultEffect', () => {
  it('changes nothing outside of faults and nothing of other metrics', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 1_439 }),
        fc.constantFrom(pressure, flow),
        (seed, minute, metric) => {
          const plan = aPlan(seed);
          const timeMs = START + minute * MINUTE_MS;
          fc.pre(!plan.at(timeMs)?.metrics.includes(metric.id));
          expect(new FaultEffect(plan, truth).apply({ metric, timeMs, value: 5 })).toBe(5);
        },
      ),
    );
  });

  it('drifts from nothing to its height', () => {
    const said = effectOf({ kind: FaultKind.Drift, size: 50 });
    expect(said(pressure, 10)).toBe(10);
    expect(said(pressure, 15)).toBe(15 + 25);
    expect(said(flow, 15)).toBe(10_015);
  });

  it('repeats the value at its beginning, adds a spike, says nothing, and mistakes the unit', () => {
    expect(effectOf({ kind: FaultKind.Stuck })(pressure, 17)).toBe(10);
    expect(effectOf({ kind: FaultKind.Spike, size: -3 })(pressure, 17)).toBe(14);
    expect(effectOf({ kind: FaultKind.Gap })(pressure, 17)).toBeNaN();
    expect(effectOf({ kind: FaultKind.Unit, size: 0.01 })(pressure, 17)).toBeCloseTo(0.17);
  });

  it('swaps two sensors', () => {
    const said = effectOf({ kind: FaultKind.Swap, metrics: [pressure.id, flow.id] });
    expect([said(pressure, 17), said(flow, 17)]).toEqual([10_017, 17]);
  });

  it('lets a plant rise to its height and back', () => {
    const said = effectOf({ kind: FaultKind.Upset, size: 3 });
    expect(said(pressure, 10)).toBe(10);
    expect(said(pressure, 15)).toBeCloseTo(45);
  });

  it('is silent in an outage', () => {
    const day = START + 400 * DAY_MS;
    const plan = aPlan(7, 2);
    const outage = plan.beginningIn(START, day).find(({ kind }) => kind === FaultKind.Outage) as Fault;
    const effect = new FaultEffect(plan, truth);
    expect(effect.isMeasuring(outage.from)).toBe(false);
    expect(effect.isMeasuring(outage.to)).toBe(true);
  });

  it('lets a register count from zero after an exchange, and never fall but there', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 60 * 1_440 }), (seed, minute) => {
        const plan = aPlan(seed, 4);
        const effect = new FaultEffect(plan, truth);
        const said = (at: number): number =>
          effect.apply({ metric: volume, timeMs: at, value: truth(volume.id, at) });
        const now = START + minute * MINUTE_MS;
        const since = plan.lastReset(volume.id, now);
        if (since !== undefined) expect(said(since)).toBe(0);
        if (since === undefined || since <= now - MINUTE_MS)
          expect(said(now) - said(now - MINUTE_MS)).toBeCloseTo(1, 6);
      }),
      { numRuns: 300 },
    );
  });
});
