import { createHash } from 'node:crypto';
import type { ReadingsMessage } from '../readings/encode-readings.js';
import type { Amendment } from './amendment.js';
import type { RejudgeTask } from './quality.ports.js';
import { rejudgedPackText } from './rejudged-pack-text.js';

/** Values of one message: some 200 KiB. */
const VALUES_PER_MESSAGE = 2_000;
/** Windows of readings older than this are computed in the background. */
const OLD_MS = 48 * 3_600_000;

/** Puts flags that changed into messages for `gz.readings.v1.<zone>`. The same look at the same span gives the same ids. */
export function encodeRejudged(
  zone: string,
  { device, measurement, from, version, attempts }: RejudgeTask,
  amendments: readonly Amendment[],
  now: number,
): ReadingsMessage[] {
  const lane = now - from > OLD_MS ? 'history' : 'live';
  const sorted = amendments.toSorted((a, b) => a.timeMs - b.timeMs);
  const messages: ReadingsMessage[] = [];
  for (let start = 0; start < sorted.length; start += VALUES_PER_MESSAGE) {
    const some = sorted.slice(start, start + VALUES_PER_MESSAGE);
    const pack = rejudgedPackText({ device, key: `${device}:rejudged:${measurement}`, lane, at: now }, some);
    const said = some.map(({ metric, timeMs, findings }) => `${metric.id} ${timeMs} ${findings}`);
    const id = createHash('sha256').update(`${device} ${version} ${attempts}\n${said.join('\n')}`);
    const text = `{"zone":"${zone}","committedAt":${now},"packs":[${pack}]}`;
    messages.push({ zone, id: `rejudged:${id.digest('base64url')}`, body: Buffer.from(text) });
  }
  return messages;
}
