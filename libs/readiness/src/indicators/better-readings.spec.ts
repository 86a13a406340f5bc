import fc from 'fast-check';
import {
  definitionOf,
  measure,
  methodOf,
  type WindowSketch,
  ZoneInputsBuilder,
} from '../inputs/zone-inputs.builder.js';
import type { LimitInput } from '../inputs/zone-inputs.js';
import type { ScoreTier } from '../method/indicator-definition.js';
import { scoreZone } from '../score/score-zone.js';

/** A metric of an indicator, and which way is better. */
interface Case {
  formula: string;
  metric: string;
  kind: string;
  tier: ScoreTier;
  /** Readings of the test lie between. */
  range: readonly [number, number];
  betterReading: 'higher' | 'lower';
  /** Whether the indicator's value should be high. */
  betterValue: 'higher' | 'lower';
  limit?: Partial<LimitInput>;
  /** Other channels it needs, at these levels. */
  beside?: Readonly<Record<string, WindowSketch>>;
  sketch?: (level: number) => WindowSketch;
}

/** Days of the test until its levels come again. */
const DAYS = 10;
const LEVEL = (level: number): WindowSketch => ({ mean: level });

const CASES: readonly Case[] = [
  {
    ...{ formula: 'effluent-compliance', metric: 'ww.out.cod', kind: 'wastewater-outlet', tier: 'hour' },
    ...{ range: [40, 110], betterReading: 'lower', betterValue: 'higher' },
    limit: { averaging: 'PT24H', max: 75 },
  },
  {
    ...{ formula: 'effluent-margin', metric: 'ww.out.cod', kind: 'wastewater-outlet', tier: 'hour' },
    ...{ range: [40, 110], betterReading: 'lower', betterValue: 'lower' },
    limit: { averaging: 'PT24H', max: 75 },
  },
  {
    ...{ formula: 'fine-dust', metric: 'air.pm25', kind: 'air-station', tier: 'day' },
    ...{ range: [3, 80], betterReading: 'lower', betterValue: 'lower' },
  },
  {
    ...{ formula: 'air-and-noise-hours', metric: 'air.so2', kind: 'air-station', tier: 'hour' },
    ...{ range: [100, 600], betterReading: 'lower', betterValue: 'higher' },
    limit: { averaging: 'PT1H', max: 350 },
  },
  {
    ...{ formula: 'air-and-noise-hours', metric: 'air.o3', kind: 'air-station', tier: 'hour' },
    ...{ range: [60, 180], betterReading: 'lower', betterValue: 'higher' },
    limit: { averaging: 'PT8H', max: 120 },
  },
  {
    ...{ formula: 'supply-continuity', metric: 'water.pressure', kind: 'water-supply', tier: 'hour' },
    ...{ range: [100, 300], betterReading: 'higher', betterValue: 'higher' },
  },
  {
    ...{ formula: 'supply-quality', metric: 'water.turbidity', kind: 'water-supply', tier: 'hour' },
    ...{ range: [0.1, 5], betterReading: 'lower', betterValue: 'higher' },
    beside: { 'water.free_chlorine': { mean: 0.5 }, 'water.ph': { mean: 7 } },
  },
  {
    ...{ formula: 'round-trip', metric: 'net.rtt', kind: 'network-probe', tier: 'hour' },
    ...{ range: [2, 200], betterReading: 'lower', betterValue: 'lower' },
  },
  {
    ...{ formula: 'backbone-availability', metric: 'net.loss', kind: 'network-probe', tier: 'hour' },
    ...{ range: [0, 100], betterReading: 'lower', betterValue: 'higher' },
    sketch: mean => ({ mean, max: 100 }),
  },
  {
    ...{ formula: 'mobile-coverage', metric: 'nr5g.rsrp', kind: 'network-probe', tier: 'hour' },
    ...{ range: [-130, -80], betterReading: 'higher', betterValue: 'higher' },
    beside: { 'net.throughput.down': { mean: 300 } },
  },
  {
    ...{ formula: 'bin-collection', metric: 'waste.bin.fill', kind: 'waste-bin', tier: 'hour' },
    ...{ range: [80, 100], betterReading: 'lower', betterValue: 'higher' },
  },
  {
    ...{ formula: 'interruption-minutes', metric: 'power.outage', kind: 'power-main', tier: 'hour' },
    ...{ range: [0, 7_200], betterReading: 'lower', betterValue: 'lower' },
    sketch: seconds => ({ n: 1, sum: seconds, min: seconds, max: seconds }),
  },
  {
    ...{ formula: 'renewable-share', metric: 'pv.energy', kind: 'pv-inverter', tier: 'day' },
    ...{ range: [0, 900], betterReading: 'higher', betterValue: 'higher' },
    sketch: increase => ({ increase }),
  },
  {
    ...{ formula: 'assets-online', metric: 'fab.ctrl.heartbeat', kind: 'factory-controller', tier: 'day' },
    ...{ range: [0, 1], betterReading: 'higher', betterValue: 'higher' },
  },
];

function inputsOf(
  { metric, kind, tier, limit, beside = {}, sketch = LEVEL }: Case,
  levels: readonly number[],
) {
  const builder = new ZoneInputsBuilder().device('d', kind, [metric, ...Object.keys(beside)]);
  const day = (i: number): number => (tier === 'hour' ? Math.floor(i / 24) : i);
  builder.windows(tier, 'd', metric, (_, i) => sketch(levels[day(i) % levels.length] as number));
  for (const [other, level] of Object.entries(beside)) builder.windows(tier, 'd', other, () => level);
  // What renewable energy is a share of.
  builder
    .device('main', 'power-main', ['power.energy.import'])
    .windows('day', 'main', 'power.energy.import', () => ({ increase: 1_000 }));
  if (limit !== undefined) {
    const row = { metric, zone: 'test-zone', basis: 'permit', min: null, max: null, averaging: 'PT24H' };
    builder.with({ limits: [{ ...row, effectiveFrom: '2020-01-01', effectiveTo: null, ...limit }] });
  }
  return builder.build();
}

describe('a better reading', () => {
  it.each(CASES.map(one => [`${one.formula} of ${one.metric}`, one] as const))(
    'never lowers the score: %s',
    (_, one) => {
      const [low, high] = one.range;
      const level = fc.double({ min: low, max: high, noNaN: true });
      const curve: [number, number][] = [
        [0, 0],
        [100, 100],
      ];
      if (one.betterValue === 'lower') {
        const far = one.formula === 'interruption-minutes' ? 600_000 : 300;
        curve.splice(0, 2, [0, 100], [far, 0]);
      }
      const method = methodOf([
        definitionOf(one.formula, { id: 'GP1', curve, mandatory: true }),
        definitionOf(one.formula, { id: 'GP2', curve }),
      ]);
      const value = (levels: readonly number[]) =>
        measure(one.formula, inputsOf(one, levels))?.candidates[0]?.value as number;
      fc.assert(
        fc.property(
          fc.array(level, { minLength: DAYS, maxLength: DAYS }),
          fc.nat(DAYS - 1),
          level,
          (levels, i, other) => {
            const worse = one.betterReading === 'lower' ? Math.max : Math.min;
            const better = one.betterReading === 'lower' ? Math.min : Math.max;
            const own = levels[i] as number;
            const before = levels.with(i, worse(own, other));
            const after = levels.with(i, better(own, other));
            const gain = (value(after) - value(before)) * (one.betterValue === 'higher' ? 1 : -1);
            // Sums in another order of magnitude may differ in their last bit.
            expect(gain).toBeGreaterThanOrEqual(-1e-9);
            const score = (levels: readonly number[]) => scoreZone(method, inputsOf(one, levels)).value;
            expect(score(after)).toBeGreaterThanOrEqual(score(before) - 1e-9);
          },
        ),
        { numRuns: 12 },
      );
      // The readings of the test do reach the value.
      const all = (level: number): number[] => Array.from({ length: DAYS }, () => level);
      expect(value(all(low))).not.toBe(value(all(high)));
    },
    30_000,
  );
});
