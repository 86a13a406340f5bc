import type { Lane } from '#libs/contracts';
import { flagOf } from '#libs/telemetry';
import type { Amendment } from './amendment.js';

/** What a pack of flags is about. */
export interface RejudgedPack {
  readonly device: string;
  readonly key: string;
  readonly lane: Lane;
  /** Unix ms. */
  readonly at: number;
}

/** A pack of READINGS that says flags of earlier values anew; marked, since it brings no new readings. */
export function rejudgedPackText(
  { device, key, lane, at }: RejudgedPack,
  amendments: readonly Amendment[],
): string {
  return (
    `{"device":"${device}","key":"${key}","boot":null,"seq":null,"lane":"${lane}","rejudged":true,` +
    `"receivedAt":${at},"rows":[${amendments.map(rowText).join(',')}]}`
  );
}

function rowText({ metric: { id }, timeMs, value, findings }: Amendment): string {
  return `{"t":${timeMs},"values":{"${id}":${value}},"flags":{"${id}":${flagOf(findings)}}}`;
}
