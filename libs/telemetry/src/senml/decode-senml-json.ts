import { resolvePack } from './resolve-pack.js';
import { type DecodeErrorCode, type DecodeResult, MAX_PACK_BYTES } from './senml-pack.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes a SenML pack in JSON (RFC 8428 §5). Never throws, whatever the bytes.
 *
 * @param nowMs our clock, Unix ms; times below 2^28 s are relative to it.
 */
export function decodeSenmlJson(bytes: Uint8Array, nowMs: number): DecodeResult {
  if (bytes.length === 0) return refuse('empty', 'The pack has no bytes.');
  if (bytes.length > MAX_PACK_BYTES) {
    return refuse('oversize', `The pack has ${bytes.length} bytes; at most ${MAX_PACK_BYTES} are accepted.`);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(utf8.decode(bytes));
  } catch {
    return refuse('malformed', 'The pack is not JSON in UTF-8.');
  }
  if (!Array.isArray(parsed)) return refuse('malformed', 'A SenML pack is an array of records.');
  return resolvePack(parsed, nowMs);
}

function refuse(code: DecodeErrorCode, message: string): DecodeResult {
  return { ok: false, code, message, boot: null, seq: null };
}
