import { fromBase64Url } from './base64url.js';
import { CborWriter } from './cbor/cbor-writer.js';
import { baseNameOf, baseTimeOf, finiteValueOf, type OutgoingPack, secondsSince } from './outgoing-pack.js';
import type { SenmlEvent, SenmlReading } from './senml-pack.js';

/** Integers that stand for labels (RFC 8428 §6). */
const Label = { n: 0, u: 1, v: 2, vs: 3, t: 6, vd: 8, bn: -2, bt: -3 } as const;

/**
 * Encodes a pack as SenML CBOR, the form `decodeSenml` reads back unchanged.
 *
 * @throws RangeError for a pack without records, a value that is not finite, a time that would read as relative or
 * data that are not base64url.
 */
export function encodeSenmlCbor(pack: OutgoingPack): Uint8Array {
  const { records, events = [] } = pack;
  const baseMs = baseTimeOf(pack);
  const writer = new CborWriter();
  writer.array(records.length + events.length);
  let headLabels = countHead(pack);
  for (const item of [...records, ...events]) {
    const seconds = secondsSince(baseMs, item.timeMs);
    const isEvent = 'type' in item;
    const hasUnit = !isEvent && item.unit !== null;
    writer.map(headLabels + 2 + (hasUnit ? 1 : 0) + (seconds === 0 ? 0 : 1));
    if (headLabels > 0) writeHead(writer, pack, baseMs);
    headLabels = 0;
    writer.number(Label.n);
    writer.text(item.metric);
    if (seconds !== 0) {
      writer.number(Label.t);
      writer.number(seconds);
    }
    if (isEvent) writeEvent(writer, item);
    else writeReading(writer, item);
  }
  return writer.finish();
}

function countHead({ boot, seq, lane }: OutgoingPack): number {
  return 2 + (boot === undefined ? 0 : 1) + (seq === undefined ? 0 : 1) + (lane === 'history' ? 1 : 0);
}

function writeHead(writer: CborWriter, { device, boot, seq, lane }: OutgoingPack, baseMs: number): void {
  writer.number(Label.bn);
  writer.text(baseNameOf(device));
  writer.number(Label.bt);
  writer.number(baseMs / 1000);
  if (boot !== undefined) {
    writer.text('boot');
    writer.number(boot);
  }
  if (seq !== undefined) {
    writer.text('seq');
    writer.number(seq);
  }
  if (lane === 'history') {
    writer.text('lane');
    writer.text(lane);
  }
}

function writeReading(writer: CborWriter, reading: SenmlReading): void {
  if (reading.unit !== null) {
    writer.number(Label.u);
    writer.text(reading.unit);
  }
  writer.number(Label.v);
  writer.number(finiteValueOf(reading));
}

function writeEvent(writer: CborWriter, { type, value }: SenmlEvent): void {
  if (type === 'string') {
    writer.number(Label.vs);
    writer.text(value);
  } else {
    writer.number(Label.vd);
    writer.data(fromBase64Url(value));
  }
}
