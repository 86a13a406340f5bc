import { JsonRecords } from './json/json-records.js';
import { PackResolver } from './pack-resolver.js';
import { mustBeUnderstood, type SenmlLabels } from './senml-labels.js';
import { type DecodeResult, malformed } from './senml-pack.js';

/** Labels of base fields begin with it (RFC 8428 §4.1). */
const LOWER_B = 0x62;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes a SenML pack in JSON (RFC 8428 §5). Never throws, whatever the bytes.
 *
 * @param nowMs our clock, Unix ms; times below 2^28 s are relative to it.
 */
export function decodeSenmlJson(bytes: Uint8Array, nowMs: number): DecodeResult {
  const resolver = new PackResolver(nowMs);
  return new JsonRecords(bytes).feed(resolver) ? resolver.finish() : parseSenmlJson(bytes, nowMs);
}

/** As {@link decodeSenmlJson}, by the engine's own parser: for whatever devices rarely write, and as its measure. */
export function parseSenmlJson(bytes: Uint8Array, nowMs: number): DecodeResult {
  let parsed: unknown;
  try {
    parsed = JSON.parse(utf8.decode(bytes));
  } catch {
    return malformed('The pack is not JSON in UTF-8.');
  }
  if (!Array.isArray(parsed)) return malformed('A SenML pack is an array of records.');
  const records: readonly unknown[] = parsed;
  const resolver = new PackResolver(nowMs);
  for (let index = 0; index < records.length; index++) {
    const record = records[index];
    if (isLabels(record)) addRecord(resolver, record);
    else resolver.addOther();
  }
  return resolver.finish();
}

function addRecord(resolver: PackResolver, record: SenmlLabels): void {
  let mayHaveBase = false;
  let strangeLabel: string | null = null;
  for (const label in record) {
    if (label.charCodeAt(0) === LOWER_B) mayHaveBase = true;
    if (strangeLabel === null && mustBeUnderstood(label)) strangeLabel = label;
  }
  resolver.add(record, mayHaveBase, strangeLabel);
}

function isLabels(value: unknown): value is SenmlLabels {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
