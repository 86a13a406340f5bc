import { CborReader } from './cbor/cbor-reader.js';
import { MajorType } from './cbor/major-type.js';
import { CborRecord } from './cbor-record.js';
import { PackResolver } from './pack-resolver.js';
import { type DecodeResult, malformed } from './senml-pack.js';

/**
 * Decodes a SenML pack in CBOR (RFC 8428 §6). Never throws, whatever the bytes. All of them are read even when
 * an early record is refused: only of a pack that is whole is the identity believed.
 *
 * @param nowMs our clock, Unix ms; times below 2^28 s are relative to it.
 */
export function decodeSenmlCbor(bytes: Uint8Array, nowMs: number): DecodeResult {
  const reader = new CborReader(bytes);
  if (reader.readHead() && reader.major !== MajorType.Array) {
    return malformed('A SenML pack is an array of records.');
  }
  const resolver = new PackResolver(nowMs);
  const record = new CborRecord();
  for (let left = reader.argument; reader.hasMore(left); left = reader.oneLess(left)) {
    if (!reader.readHead()) break;
    if (reader.major === MajorType.Map) {
      record.read(reader, reader.argument);
      if (reader.problem === null) resolver.add(record, record.mayHaveBase, record.strangeLabel);
    } else {
      reader.skipBody(0);
      resolver.addOther();
    }
  }
  if (reader.problem !== null) return malformed(`The pack is not CBOR: ${reader.problem}`);
  if (!reader.isAtEnd) return malformed('Something follows the pack.');
  return resolver.finish();
}
