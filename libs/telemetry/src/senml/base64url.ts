const ALPHABET = /^[A-Za-z0-9_-]*$/;
/** Bytes turned into text at once: more arguments than this are too many for one call. */
const CHUNK_BYTES = 8_192;

/** Whether a text is base64url without padding (RFC 8428 §5). */
export function isBase64Url(text: string): boolean {
  return text.length % 4 !== 1 && ALPHABET.test(text);
}

/** Bytes as base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    binary += String.fromCharCode(...bytes.subarray(from, from + CHUNK_BYTES));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Bytes of a base64url text.
 *
 * @throws RangeError when the text is none.
 */
export function fromBase64Url(text: string): Uint8Array {
  if (!isBase64Url(text)) throw new RangeError('The data are not base64url without padding.');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, character => character.charCodeAt(0));
}
