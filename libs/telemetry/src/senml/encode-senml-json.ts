import { baseNameOf, baseTimeOf, finiteValueOf, type OutgoingPack, secondsSince } from './outgoing-pack.js';

const encoder = new TextEncoder();

/**
 * Encodes a pack as SenML JSON, the form `decodeSenml` reads back unchanged.
 *
 * @throws RangeError for a pack without records, a value that is not finite or a time that would read as relative.
 */
export function encodeSenmlJson(pack: OutgoingPack): Uint8Array {
  const { device, records, events = [], boot, seq, lane } = pack;
  const baseMs = baseTimeOf(pack);
  const out: Record<string, unknown>[] = [];
  for (const record of records) {
    const labels: Record<string, unknown> = { n: record.metric };
    if (record.unit !== null) labels.u = record.unit;
    addTime(labels, record.timeMs, baseMs);
    labels.v = finiteValueOf(record);
    out.push(labels);
  }
  for (const event of events) {
    const labels: Record<string, unknown> = { n: event.metric };
    addTime(labels, event.timeMs, baseMs);
    labels[event.type === 'string' ? 'vs' : 'vd'] = event.value;
    out.push(labels);
  }
  const head: Record<string, unknown> = { bn: baseNameOf(device), bt: baseMs / 1000 };
  if (boot !== undefined) head.boot = boot;
  if (seq !== undefined) head.seq = seq;
  if (lane === 'history') head.lane = lane;
  out[0] = { ...head, ...out[0] };
  return encoder.encode(JSON.stringify(out));
}

function addTime(labels: Record<string, unknown>, timeMs: number, baseMs: number): void {
  const seconds = secondsSince(baseMs, timeMs);
  if (seconds !== 0) labels.t = seconds;
}
