import { readSeed, writeSeedsWith } from '../support/seeds-folder.js';

/** Metrics of one row, all of one measurement, with a usual value each. */
const METRICS = [
  { id: 'power.active', unit: 'kW', field: 'active_kw', usual: 420 },
  { id: 'power.reactive', unit: 'kvar', field: 'reactive_kvar', usual: 110 },
  { id: 'power.factor', unit: '1', field: 'factor', usual: 0.96 },
  { id: 'power.voltage', unit: 'kV', field: 'voltage_kv', usual: 22 },
  { id: 'power.frequency', unit: 'Hz', field: 'frequency_hz', usual: 50 },
] as const;
export const METRICS_PER_ROW = METRICS.length;
export const MEASUREMENT = 'power';
export const FIRST_FIELD = METRICS[0].field;

const DEVICES = 1_000;
const STEP_MS = 10_000;
const TEMPLATE_KIND = 'power-sub';

/** A device of the benchmark. */
export interface BenchDevice {
  readonly id: string;
  readonly zone: string;
}

/** The thousand meters, spread over the operating zones. */
export function benchDevices(): BenchDevice[] {
  const zones = readSeed('zones.json').filter(({ status }) => status === 'operating');
  return Array.from({ length: DEVICES }, (_, i) => {
    const zone = zones[i % zones.length]?.code ?? '';
    return { zone, id: `${zone}-bench-${String(i + 1).padStart(4, '0')}` };
  });
}

/** Writes a seeds folder with the benchmark's devices in place of the demo fleet. */
export function writeBenchSeeds(): string {
  return writeSeedsWith(
    benchDevices().map(({ id, zone }) => ({
      kind: TEMPLATE_KIND,
      ...{ id, zone, ratings: { contractKw: 1_000, nominalKv: 22 } },
      channels: METRICS.map(({ id: metric }) => ({ metric, cadenceSeconds: STEP_MS / 1_000 })),
    })),
  );
}

/** The value of a metric: it moves from row to row as a meter's does, and none repeats for long. */
function valueOf(metric: number, device: number, row: number): number {
  const { usual } = METRICS[metric] as (typeof METRICS)[number];
  const sway = Math.sin(row / 7 + device) * 0.01 + ((row * 7 + device * 13 + metric) % 100) / 50_000;
  return Math.round(usual * (1 + sway) * 10_000) / 10_000;
}

/** Time of a device's row, Unix ms; rows follow each other from `baseMs` on. */
export const timeOf = (baseMs: number, row: number): number => baseMs + row * STEP_MS;

/** A ready-made pack of `rows` timestamps with all metrics each. */
export function buildPack(
  device: BenchDevice,
  number: number,
  { boot, seq, baseMs, rows }: { boot: number; seq: number; baseMs: number; rows: number },
): string {
  const records: object[] = [];
  for (let row = 0; row < rows; row++) {
    for (let metric = 0; metric < METRICS_PER_ROW; metric++) {
      const { id, unit } = METRICS[metric] as (typeof METRICS)[number];
      const value = {
        n: id,
        u: unit,
        t: (row * STEP_MS) / 1_000,
        v: valueOf(metric, number, (seq - 1) * rows + row),
      };
      records.push(
        records.length === 0
          ? {
              bn: `urn:dev:gz:${device.id}:`,
              bt: timeOf(baseMs, (seq - 1) * rows) / 1_000,
              boot,
              seq,
              ...value,
            }
          : value,
      );
    }
  }
  return JSON.stringify(records);
}

/** The same row as line protocol, as InfluxDB gets it, with the fields that identify the pack. */
export function buildLine(
  device: BenchDevice,
  number: number,
  row: number,
  boot: number,
  baseMs: number,
): string {
  const fields = METRICS.map(({ field }, metric) => `${field}=${valueOf(metric, number, row)}`).join(',');
  return `${MEASUREMENT},device=${device.id},zone=${device.zone} ${fields},boot=${boot}i,seq=${row + 1}i ${timeOf(baseMs, row)}`;
}
