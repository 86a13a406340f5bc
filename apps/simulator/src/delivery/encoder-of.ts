import { encodeSenmlCbor, encodeSenmlJson, type OutgoingPack } from '#libs/telemetry';

/** Writes a pack as a device does. */
export type PackEncoder = (pack: OutgoingPack) => Uint8Array;

/** The encoder of a fleet. */
export function encoderOf(encoding: 'cbor' | 'json'): PackEncoder {
  return encoding === 'cbor' ? encodeSenmlCbor : encodeSenmlJson;
}
