import type { Device } from '#libs/contracts';
import { encodeSenmlJson, type MetricDefinition, type SenmlReading } from '#libs/telemetry';

/** Metrics of the tests: a level with limits, a counter, and one of another measurement. */
export const METRICS: MetricDefinition[] = [
  metric('power.active', 'power', 'active_kw', 'kW', {
    gross: { min: 0, max: 1_000 },
    plausible: { min: 0, max: 800 },
  }),
  metric('power.voltage', 'power', 'voltage_kv', 'kV', { gross: { min: 0, max: 50 } }),
  metric('power.current', 'power', 'current_a', 'A', { gross: { min: 0, max: 5_000 } }),
  metric('power.factor', 'power', 'factor', '1', { gross: { min: -1, max: 1 } }),
  metric('power.frequency', 'power', 'frequency_hz', 'Hz', { gross: { min: 45, max: 55 } }),
  metric('net.latency', 'network', 'latency_ms', 'ms', { gross: { min: 0, max: 60_000 } }),
];

/** Zone of the tests. */
export const ZONE = 'trang-due';

/** A device of the tests with all metrics. */
export function device(id: string, zone = ZONE): Device {
  return {
    id,
    zone,
    kind: 'power-main',
    nameVi: id,
    nameEn: id,
    origin: 'simulated',
    ratings: {},
    channels: METRICS.map(({ id: metricId }) => ({ metric: metricId, cadenceSeconds: 10 })),
    required: true,
    source: 'test',
    confidence: 'high',
  };
}

/** A pack with one value of active power a moment. */
export function pack(id: string, { boot, seq, times, value = 100, lane = 'live' }: PackOptions): Uint8Array {
  return encodeSenmlJson({
    device: id,
    boot,
    seq,
    lane,
    records: times.map((timeMs): SenmlReading => ({ metric: 'power.active', unit: 'kW', timeMs, value })),
  });
}

/** What a test pack says. */
export interface PackOptions {
  readonly boot?: number;
  readonly seq?: number;
  readonly times: readonly number[];
  readonly value?: number;
  readonly lane?: 'history' | 'live';
}

function metric(
  id: string,
  measurement: string,
  field: string,
  unit: string,
  qc: { gross: MetricDefinition['qc']['gross']; plausible?: { min: number; max: number } },
): MetricDefinition {
  return {
    id,
    measurement,
    field,
    nameVi: id,
    nameEn: id,
    ucum: unit,
    units: [{ unit, factor: 1 }],
    kind: 'gauge',
    aggregate: 'mean',
    cadenceSeconds: 10,
    decimals: 1,
    qc: { gross: qc.gross, plausible: qc.plausible ?? null, rateOfChange: null, flatLine: null },
    sensor: 'test',
    source: 'test',
    confidence: 'high',
  };
}
