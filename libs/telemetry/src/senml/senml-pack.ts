/** Largest pack accepted, bytes. */
export const MAX_PACK_BYTES = 256 * 1024;

/** Whether a pack reports the present or fills in the past. */
export type PackLane = 'live' | 'history';

/** One resolved numeric reading of a pack, in the unit of the pack. */
export interface SenmlReading {
  /** Metric id, or whatever the pack says in its place. */
  metric: string;
  unit: string | null;
  /** Unix ms. */
  timeMs: number;
  /** Booleans are 0 and 1. CBOR can carry values that are not finite; quality control refuses them. */
  value: number;
}

/** A resolved string or data record: something said rather than measured. */
export interface SenmlEvent {
  metric: string;
  /** Unix ms. */
  timeMs: number;
  type: 'string' | 'data';
  /** The text, or base64url without padding for data. */
  value: string;
}

/** A decoded pack of one device. */
export interface SenmlPack {
  /** Device of the base name; `null` when the pack names none and only its subject tells. */
  baseDevice: string | null;
  /** Start of the sender's run, Unix ms; with `seq` the identity of the pack. */
  boot: number | null;
  /** Number of the pack in its run, from 1. */
  seq: number | null;
  lane: PackLane;
  records: SenmlReading[];
  events: SenmlEvent[];
  /**
   * Records with a sum and no value, where there are any: valid SenML (RFC 8428 §4.2) that no metric has a place
   * for. The value is the sum, in the unit times seconds.
   */
  sums?: SenmlReading[];
}

/**
 * Why a pack was refused. Stable: `malformed` (not SenML), `empty` (no value), `oversize`,
 * `bad-base-name` (not a name of ours, or two devices), `bad-record` (a record SenML does not allow),
 * `must-understand` (a label ending in `_`, or a later SenML version).
 */
export type DecodeErrorCode =
  | 'malformed'
  | 'empty'
  | 'oversize'
  | 'bad-base-name'
  | 'bad-record'
  | 'must-understand';

/** A refused pack. */
export interface DecodeFailure {
  ok: false;
  code: DecodeErrorCode;
  /** For people: what is wrong and in which record (counted from 0). */
  message: string;
  /** Identity of the pack where it could be read, so that its sender need not resend it for ever. */
  boot: number | null;
  seq: number | null;
}

/** A pack, or why there is none. */
export type DecodeResult = { ok: true; pack: SenmlPack } | DecodeFailure;

/** Bytes that are no SenML pack. What they say of their identity is not believed: it may be half of a pack. */
export function malformed(message: string): DecodeFailure {
  return { ok: false, code: 'malformed', message, boot: null, seq: null };
}
