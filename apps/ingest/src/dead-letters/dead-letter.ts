import { createHash } from 'node:crypto';
import { type DeadLetter, DeadLetterReason, DeadLetterState } from '#libs/contracts';
import type { PreparedPack, Refusal } from '../readings/pack.js';

/** A dead letter with the bytes that are kept. */
export interface OutgoingDeadLetter {
  readonly letter: DeadLetter;
  /** As they came. */
  readonly body: Uint8Array;
  /** Subject that the pack came by. */
  readonly subject: string;
  readonly streamSequence: number;
}

/** Longest detail kept; a message of InfluxDB may repeat a whole row. */
const MAX_DETAIL = 2_000;

/**
 * Makes the dead letter of one refusal. Its id follows from key, reason and bytes: the same pack refused
 * again gives the same dead letter.
 */
export function deadLetterOf(pack: PreparedPack, { reason, detail, records }: Refusal): OutgoingDeadLetter {
  return makeDeadLetter({
    reason,
    detail,
    records,
    zone: pack.zone,
    device: pack.device,
    key: pack.key,
    receivedAt: pack.receivedAt,
    body: pack.raw.data,
    subject: pack.raw.subject,
    streamSequence: pack.raw.streamSequence,
  });
}

/** What a dead letter is made of. */
export interface DeadLetterParts extends Pick<Refusal, 'detail' | 'reason' | 'records'> {
  readonly zone: string;
  readonly device: string;
  readonly key: string;
  readonly receivedAt: number;
  readonly body: Uint8Array;
  readonly subject: string;
  readonly streamSequence: number;
}

/** Makes a dead letter; see {@link deadLetterOf}. */
export function makeDeadLetter(parts: DeadLetterParts): OutgoingDeadLetter {
  const { reason, detail, records, zone, device, key, receivedAt, body, subject, streamSequence } = parts;
  const id = deadLetterId(key, reason, body);
  return {
    letter: {
      id,
      reason,
      detail: storable(detail).slice(0, MAX_DETAIL),
      zone: storable(zone),
      device: storable(device),
      key: storable(key),
      records,
      bytes: body.length,
      receivedAt,
      state: DeadLetterState.Open,
    },
    body,
    subject,
    streamSequence,
  };
}

/** Id of the dead letter of these bytes; another one for the same key with other bytes. */
export function deadLetterId(key: string, reason: DeadLetterReason, body: Uint8Array): string {
  return createHash('sha256').update(`${key}\n${reason}\n`).update(body).digest('base64url').slice(0, 32);
}

/** Refusal of points that a higher pack holds. */
export function supersededRefusal(points: number, values: number): Refusal {
  return {
    reason: DeadLetterReason.Superseded,
    detail:
      `${points} ${points === 1 ? 'moment is' : 'moments are'} held by another pack of the device with a higher ` +
      'boot and seq and other values.',
    records: values,
    times: [],
  };
}

/** PostgreSQL's text cannot hold the character NUL. */
function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd');
}
