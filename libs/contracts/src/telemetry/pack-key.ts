/** Message id of a pack with a sequence; the same at every retry. */
export function packKey(device: string, boot: number, seq: number): string {
  return `${device}:${boot}:${seq}`;
}

/** Message id of a pack without a sequence: the SHA-256 of its bytes, in hexadecimal. */
export function digestKey(device: string, sha256Hex: string): string {
  return `${device}:sha256:${sha256Hex}`;
}
