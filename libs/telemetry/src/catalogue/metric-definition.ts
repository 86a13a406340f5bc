/** What a metric's values are: a level, an ever-growing register, something that happened, or a code. */
export type MetricKind = 'gauge' | 'counter' | 'event' | 'enum';

/** How a window summarises the readings of a metric. */
export type AggregateKind = 'mean' | 'energy-mean' | 'vector-mean' | 'sum' | 'last' | 'increase';

/** A unit that packs may use: canonical value = value × `factor` + `offset`. */
export interface MetricUnit {
  /** As written in a SenML pack: a SenML or UCUM name. Case matters. */
  unit: string;
  factor: number;
  offset?: number;
}

/** Quality-control parameters of a metric (HP-GSR 0.1 §5 and §6.1). */
export interface MetricQc {
  /** Outside is impossible: fail. With `scaleBy` the limits are multiples of that rating of the device. */
  gross: { min: number | null; max: number | null; scaleBy?: string };
  /** Outside is unlikely: suspect. */
  plausible: { min: number; max: number } | null;
  /**
   * Largest believable change from one reading to the next, in canonical units or as a fraction of the larger
   * value. `onlyRising`: any fall is believable, as when a bin is emptied.
   */
  rateOfChange: { limit: number; mode: 'absolute' | 'fraction'; onlyRising?: boolean | undefined } | null;
  /**
   * A value that moves by less than `resolution` for so long is stuck. `idle`: values that may stand still;
   * `daylightOnly`: it need not move while the sun is low.
   */
  flatLine: {
    suspectSeconds: number;
    failSeconds: number;
    resolution: number;
    idle?: { min: number; max: number } | undefined;
    daylightOnly?: boolean | undefined;
  } | null;
  /** Largest distance from the mean of both neighbours that is no spike: 3 and 6 interquartile ranges of a day. */
  spike?: { suspect: number; fail: number } | null | undefined;
  /** More than this while the sun is down is suspect. */
  dark?: { max: number } | null | undefined;
  /** Contradictions with other metrics of the same device, measurement, cadence and moment. */
  crossChecks?: CrossCheckRule[] | undefined;
}

/**
 * `at-most`: the value is at most `factor` times the other's plus `margin`. `power-triangle`: the value is a power
 * factor, within `tolerance` of |active| / √(active² + reactive²), where that is at least `least`.
 */
export type CrossCheckRule =
  | { kind: 'at-most'; of: string; factor: number; margin: number }
  | { kind: 'power-triangle'; active: string; reactive: string; tolerance: number; least: number };

/** One row of the metric catalogue. */
export interface MetricDefinition {
  /** Dotted, as in packs: `ww.out.cod`. */
  id: string;
  /** InfluxDB measurement, e.g. `wastewater`. */
  measurement: string;
  /** InfluxDB field with its unit, unique in the measurement: `out_cod_mg_l`. */
  field: string;
  nameVi: string;
  nameEn: string;
  /** The canonical unit, in which values are stored (UCUM). */
  ucum: string;
  units: MetricUnit[];
  kind: MetricKind;
  aggregate: AggregateKind;
  /** Usual seconds between readings; `null` = sent when something happens. */
  cadenceSeconds: number | null;
  /** Digits after the point when shown to people. */
  decimals: number;
  enumValues?: { code: number; nameVi: string; nameEn: string }[];
  qc: MetricQc;
  sensor: string;
  /** Symbol in Circular 10/2021/TT-BTNMT, where it has one. */
  tt10?: string;
  source: string;
  confidence: 'high' | 'medium' | 'low';
}
