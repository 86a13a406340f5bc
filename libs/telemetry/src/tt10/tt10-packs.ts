import type { MetricDefinition } from '../catalogue/metric-definition.js';
import type { OutgoingPack } from '../senml/outgoing-pack.js';
import type { SenmlEvent, SenmlReading } from '../senml/senml-pack.js';
import { tt10Unit } from './tt10-unit.js';
import type { Tt10Fault, Tt10Record } from './tt10-file.js';

/** A device of a station with the metrics that it sends. */
export interface Tt10Device {
  readonly id: string;
  readonly metrics: readonly MetricDefinition[];
}

/** What a file comes to. */
export interface Tt10Packs {
  /** One a device; the same records give the same packs, byte for byte. */
  readonly packs: readonly OutgoingPack[];
  /** Lines that no device of the station can have sent. */
  readonly faults: readonly Tt10Fault[];
}

interface Target {
  readonly device: string;
  readonly metric: MetricDefinition;
}

/**
 * Turns the records of a station's file into packs without a sequence, which are known by their bytes.
 * What was measured becomes a reading. What came while the instrument was calibrated or out of order is said,
 * not measured: it becomes an event, so that it is kept and never averaged.
 */
export function tt10Packs(records: readonly Tt10Record[], devices: readonly Tt10Device[]): Tt10Packs {
  const targets = indexSymbols(devices);
  const packs = new Map<string, { device: string; records: SenmlReading[]; events: SenmlEvent[] }>();
  const faults: Tt10Fault[] = [];
  for (const { line, symbol, value, unit, timeMs, status } of records) {
    const found = targets.get(nameOf(symbol)) ?? [];
    const [target] = found;
    if (target === undefined || found.length > 1) {
      faults.push(found.length > 1 ? ambiguous(line, symbol, found) : unknown(line, symbol));
      continue;
    }
    const { device, metric } = target;
    const pack = packs.get(device) ?? { device, records: [], events: [] };
    packs.set(device, pack);
    const known = unit === null ? unitWithoutOne(metric) : tt10Unit(unit);
    if (status === '00') pack.records.push({ metric: metric.id, unit: known, timeMs, value });
    else {
      const text = `tt10:${status} ${value}${unit === null ? '' : ` ${unit}`}`;
      pack.events.push({ metric: metric.id, timeMs, type: 'string', value: text });
    }
  }
  return { packs: [...packs.values()], faults };
}

function indexSymbols(devices: readonly Tt10Device[]): Map<string, Target[]> {
  const targets = new Map<string, Target[]>();
  for (const { id: device, metrics } of devices) {
    for (const metric of metrics) {
      if (metric.tt10 === undefined) continue;
      const name = nameOf(metric.tt10);
      targets.set(name, [...(targets.get(name) ?? []), { device, metric }]);
    }
  }
  return targets;
}

/** `PM2,5` is also written `PM2.5`, and not every logger keeps to the case. */
function nameOf(symbol: string): string {
  return symbol.replace(',', '.').toUpperCase();
}

/** Of a pH or a ratio no file names a unit; of anything else a missing one is for quality control to see. */
function unitWithoutOne({ ucum, units }: MetricDefinition): string | null {
  return ucum === '[pH]' || ucum === '1' ? (units[0]?.unit ?? null) : null;
}

function unknown(line: number, symbol: string): Tt10Fault {
  return { line, code: 'unknown-symbol', message: `no device of the station sends ${symbol}` };
}

function ambiguous(line: number, symbol: string, found: readonly Target[]): Tt10Fault {
  const names = found.map(({ device, metric }) => `${metric.id} of ${device}`).join(' and ');
  return { line, code: 'ambiguous-symbol', message: `${symbol} may be ${names}` };
}
