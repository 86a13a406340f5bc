import type { Method } from '../method/method.js';
import type { IndicatorDefinition, ScoreTier } from '../method/indicator-definition.js';
import type { Measurement } from '../indicators/measurement.js';
import { FORMULAS } from '../indicators/formulas.js';
import { createContext } from './indicator-context.js';
import type { DeviceInput, FactInput, WindowValues, ZoneInputs } from './zone-inputs.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A Tuesday, 00:00 in Hải Phòng: both tiers end here. */
export const AS_OF = Date.UTC(2026, 10, 23, 17);

/** What a window of a test says; the rest follows. */
export type WindowSketch = Partial<Omit<WindowValues, 'start'>>;

/** Builds the inputs of a zone for tests: 30 days of windows up to {@link AS_OF} unless told otherwise. */
export class ZoneInputsBuilder {
  private readonly inputs: {
    -readonly [Key in keyof ZoneInputs]: ZoneInputs[Key] extends readonly (infer Item)[]
      ? Item[]
      : ZoneInputs[Key];
  } = {
    zone: { code: 'test-zone', status: 'operating', areaHa: 200 },
    asOf: AS_OF,
    firstReadingAt: AS_OF - 30 * DAY_MS,
    devices: [],
    series: [],
    facts: [],
    limits: [],
    tariffs: [],
    events: [],
    delivery: [],
  };

  with(changes: Partial<ZoneInputs>): this {
    Object.assign(this.inputs, changes);
    return this;
  }

  /** Adds a device whose channels send every `cadenceSeconds` (300 unless told). */
  device(id: string, kind: string, metrics: readonly string[], more: Partial<DeviceInput> = {}): this {
    this.inputs.devices.push({
      id,
      kind,
      origin: 'real',
      ratings: {},
      required: true,
      located: true,
      channels: metrics.map(metric => ({ metric, cadenceSeconds: 300 })),
      declarations: [{ from: 0, to: null, stepSeconds: null, declaredAt: 0 }],
      ...more,
    });
    return this;
  }

  /** Adds windows of a metric, oldest first; `null` leaves one out. Full windows of 300 s unless told. */
  windows(
    tier: ScoreTier,
    device: string,
    metric: string,
    sketch: (start: number, index: number) => WindowSketch | null,
    days = 30,
  ): this {
    const length = tier === 'hour' ? HOUR_MS : DAY_MS;
    const windows: WindowValues[] = [];
    const from = AS_OF - days * DAY_MS;
    for (let start = from, index = 0; start < AS_OF; start += length, index++) {
      const one = sketch(start, index);
      if (one === null) continue;
      const mean = one.mean ?? null;
      windows.push({
        start,
        n: length / 1_000 / 300,
        mean,
        min: mean,
        max: mean,
        sum: null,
        increase: null,
        suspect: 0,
        fail: 0,
        ...one,
      });
    }
    this.inputs.series.push({ device, metric, tier, windows });
    return this;
  }

  fact(fact: string, value: FactInput['value'], more: Partial<FactInput> = {}): this {
    this.inputs.facts.push({
      fact,
      value,
      evidenceLevel: 'L4',
      validFrom: '2026-01-01',
      validTo: null,
      illustrative: false,
      source: 'test',
      document: 'doc',
      ...more,
    });
    return this;
  }

  build(): ZoneInputs {
    return { ...this.inputs };
  }
}

/** A definition for tests: its curve is the value itself. */
export function definitionOf(formula: string, more: Partial<IndicatorDefinition> = {}): IndicatorDefinition {
  return {
    id: 'GP1',
    pillar: 'GP',
    unit: '1',
    formula,
    window: 'P1M',
    weight: 50,
    mandatory: false,
    design: false,
    scale: 'linear',
    curve: [
      [0, 0],
      [100, 100],
    ],
    inputs: [],
    facts: [],
    basis: [],
    ...more,
  };
}

/** What a formula makes of inputs. */
export function measure(
  formula: string,
  inputs: ZoneInputs,
  more: Partial<IndicatorDefinition> = {},
): Measurement | null {
  return FORMULAS[formula]?.(createContext(inputs), definitionOf(formula, more)) ?? null;
}

/** A method of some definitions with equal pillars. */
export function methodOf(indicators: readonly IndicatorDefinition[]): Method {
  const pillars = [...new Set(indicators.map(indicator => indicator.pillar))];
  return { version: 'TEST 1', pillars: pillars.map(id => ({ id, weight: 10 })), indicators };
}
