const IDENTITY = /"boot":\d+,"seq":\d+/;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Writes another identity into an encoded SenML JSON pack; everything else stays as it is. */
export function renumberPack(payload: Uint8Array, boot: number, seq: number): Uint8Array {
  return encoder.encode(decoder.decode(payload).replace(IDENTITY, `"boot":${boot},"seq":${seq}`));
}
