import type { PackLane, SenmlEvent, SenmlReading } from './senml-pack.js';

/** What a device says in one pack. */
export interface OutgoingPack {
  device: string;
  /** Identity of the pack; leave both out for a pack identified by its bytes. */
  boot?: number;
  seq?: number;
  /** Left out of the pack when `live`. */
  lane?: PackLane;
  /** Finite values at absolute times (after 1978-07-04, or they would read as relative). */
  records: readonly SenmlReading[];
  events?: readonly SenmlEvent[];
}

const encoder = new TextEncoder();
const RELATIVE_TIME_LIMIT_MS = 2 ** 28 * 1000;

/**
 * Encodes a pack as SenML JSON, the form `decodeSenmlJson` reads back unchanged.
 *
 * @throws RangeError for a pack without records, a value that is not finite or a time that would read as relative.
 */
export function encodeSenmlJson(pack: OutgoingPack): Uint8Array {
  const { records, events = [] } = pack;
  const first = records[0] ?? events[0];
  if (first === undefined) throw new RangeError('A pack needs at least one record.');
  const baseMs = first.timeMs;
  const out: Record<string, unknown>[] = [];
  for (const record of records) {
    if (!Number.isFinite(record.value)) throw new RangeError(`${record.metric} has no finite value.`);
    const label: Record<string, unknown> = { n: record.metric };
    if (record.unit !== null) label.u = record.unit;
    addTime(label, record.timeMs, baseMs);
    label.v = record.value;
    out.push(label);
  }
  for (const event of events) {
    const label: Record<string, unknown> = { n: event.metric };
    addTime(label, event.timeMs, baseMs);
    label[event.type === 'string' ? 'vs' : 'vd'] = event.value;
    out.push(label);
  }
  const head: Record<string, unknown> = { bn: `urn:dev:gz:${pack.device}:`, bt: baseMs / 1000 };
  if (pack.boot !== undefined) head.boot = pack.boot;
  if (pack.seq !== undefined) head.seq = pack.seq;
  if (pack.lane === 'history') head.lane = pack.lane;
  out[0] = { ...head, ...out[0] };
  return encoder.encode(JSON.stringify(out));
}

function addTime(label: Record<string, unknown>, timeMs: number, baseMs: number): void {
  if (!(timeMs >= RELATIVE_TIME_LIMIT_MS)) throw new RangeError(`Time ${timeMs} would read as relative.`);
  if (timeMs !== baseMs) label.t = (timeMs - baseMs) / 1000;
}
