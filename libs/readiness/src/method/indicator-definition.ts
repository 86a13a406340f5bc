import type { Curve, CurveScale } from '../curve/interpolate.js';
import type { PillarId } from './pillar-definition.js';

/** Stored windows that indicators read. */
export type ScoreTier = 'hour' | 'day';

/** Telemetry an indicator reads; metric `*` = everything the zone sends. */
export interface IndicatorInput {
  metric: string;
  tier: ScoreTier;
  /** Kinds of device; absent = any. */
  kinds?: string[] | undefined;
  /** It also needs the smallest and largest value of each window. */
  extremes?: boolean | undefined;
}

/** Source of an anchor, weight or rule, and how sure it is. */
export interface BasisNote {
  tag: string;
  certainty: 'read' | 'second-hand' | 'unverified' | 'proposal';
}

/** What the engine needs of an indicator; the rows are data in `seeds/indicators.json`. */
export interface IndicatorDefinition {
  id: string;
  pillar: PillarId;
  unit: string;
  /** Name of the function that computes the value. */
  formula: string;
  /** ISO 8601 duration of the window; `PT0S` = live. */
  window: string;
  /** Relative weight inside the pillar. */
  weight: number;
  /** Missing on an operating zone counts 0. */
  mandatory: boolean;
  /** Also scored from design values of planned zones. */
  design: boolean;
  scale: CurveScale;
  curve: Curve;
  inputs: readonly IndicatorInput[];
  facts: readonly string[];
  /** Published figures that its formula uses, by name. */
  parameters?: Readonly<Record<string, number>> | undefined;
  basis: readonly BasisNote[];
}
