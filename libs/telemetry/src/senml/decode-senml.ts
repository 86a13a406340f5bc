import { decodeSenmlCbor } from './decode-senml-cbor.js';
import { decodeSenmlJson } from './decode-senml-json.js';
import { type DecodeResult, MAX_PACK_BYTES } from './senml-pack.js';

/**
 * Decodes a SenML pack (RFC 8428) in JSON or CBOR, which its first byte tells apart: MQTT and NATS name no
 * content type. Never throws, whatever the bytes.
 *
 * @param nowMs our clock, Unix ms; times below 2^28 s are relative to it.
 */
export function decodeSenml(bytes: Uint8Array, nowMs: number): DecodeResult {
  const first = bytes[0];
  if (first === undefined) {
    return { ok: false, code: 'empty', message: 'The pack has no bytes.', boot: null, seq: null };
  }
  if (bytes.length > MAX_PACK_BYTES) {
    const message = `The pack has ${bytes.length} bytes; at most ${MAX_PACK_BYTES} are accepted.`;
    return { ok: false, code: 'oversize', message, boot: null, seq: null };
  }
  return beginsCbor(first) ? decodeSenmlCbor(bytes, nowMs) : decodeSenmlJson(bytes, nowMs);
}

/** Arrays and tags of CBOR. In JSON these bytes are inside a character, never at the beginning of one. */
function beginsCbor(first: number): boolean {
  return (first >= 0x80 && first <= 0x9f) || (first >= 0xc0 && first <= 0xdb);
}
