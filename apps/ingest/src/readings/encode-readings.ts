import { createHash } from 'node:crypto';
import { flagOf, Quality } from '#libs/telemetry';
import type { Amendment } from '../quality/amendment.js';
import { rejudgedPackText } from '../quality/rejudged-pack-text.js';
import type { Point, PreparedPack } from './pack.js';

/** Above this a group's message is split; the broker takes 1 MB, readers hold two groups. */
const MAX_MESSAGE_BYTES = 512 * 1024;

/** A message for `gz.readings.v1.<zone>`. */
export interface ReadingsMessage {
  readonly zone: string;
  /**
   * From the packs inside and how much of each was stored: the same packs give the same id, and a pack with
   * more stored than before, after a replay, is not taken for a repetition.
   */
  readonly id: string;
  readonly body: Uint8Array;
}

/**
 * Puts what a group stored into messages, one a zone, more when one would be too large. Writes JSON text
 * directly, since objects for every reading would cost as much as all the rest.
 *
 * @param committedAt Unix ms.
 */
export function encodeReadings(packs: readonly PreparedPack[], committedAt: number): ReadingsMessage[] {
  const zones = new Map<string, { texts: string[]; keys: string[]; bytes: number }>();
  const messages: ReadingsMessage[] = [];
  for (const pack of packs) {
    const text = packText(pack);
    if (text === null) continue;
    const open = zones.get(pack.zone);
    if (open !== undefined && open.bytes + text.length <= MAX_MESSAGE_BYTES) {
      open.texts.push(text);
      open.keys.push(nameOf(pack, text));
      open.bytes += text.length;
      continue;
    }
    if (open !== undefined) messages.push(close(pack.zone, open, committedAt));
    zones.set(pack.zone, { texts: [text], keys: [nameOf(pack, text)], bytes: text.length });
  }
  for (const [zone, open] of zones) messages.push(close(zone, open, committedAt));
  return messages;
}

function nameOf({ key }: PreparedPack, text: string): string {
  return `${key} ${text.length}`;
}

function close(
  zone: string,
  { texts, keys }: { readonly texts: readonly string[]; readonly keys: readonly string[] },
  committedAt: number,
): ReadingsMessage {
  const id = createHash('sha256').update(keys.join('\n')).digest('base64url');
  const text = `{"zone":"${zone}","committedAt":${committedAt},"packs":[${texts.join(',')}]}`;
  return { zone, id: `readings:${id}`, body: Buffer.from(text) };
}

/** With the flags of earlier readings behind it; `null` when nothing of the pack was stored. Every text inside is a checked name: nothing needs escaping. */
function packText(pack: PreparedPack): string | null {
  let rows = '';
  let values = '';
  let flags = '';
  let time = 0;
  let amendments: Amendment[] | undefined;
  for (const point of pack.points) {
    if (point.state !== 'claimed') continue;
    if (point.timeMs !== time && values !== '') {
      rows += rowText(rows, time, values, flags);
      values = '';
      flags = '';
    }
    if (point.amendments !== undefined) (amendments ??= []).push(...point.amendments);
    time = point.timeMs;
    values += valuesText(point, values === '' ? '' : ',');
    flags += flagsText(point, flags === '' ? '' : ',');
  }
  if (values === '') return null;
  rows += rowText(rows, time, values, flags);
  const text =
    `{"device":"${pack.device}","key":"${pack.key}","boot":${pack.boot},"seq":${pack.seq},` +
    `"lane":"${pack.lane}","receivedAt":${pack.receivedAt},"rows":[${rows}]}`;
  if (amendments === undefined) return text;
  const { device, key, lane, receivedAt: at } = pack;
  return `${text},${rejudgedPackText({ device, key: `${key}:rejudged`, lane, at }, amendments)}`;
}

function rowText(before: string, time: number, values: string, flags: string): string {
  const flagged = flags === '' ? '' : `,"flags":{${flags}}`;
  return `${before === '' ? '' : ','}{"t":${time},"values":{${values}}${flagged}}`;
}

function valuesText({ metrics, values }: Point, first: string): string {
  let text = '';
  let separator = first;
  for (let index = 0; index < metrics.length; index++) {
    text += `${separator}"${metrics[index]?.id}":${values[index]}`;
    separator = ',';
  }
  return text;
}

function flagsText({ metrics, findings }: Point, first: string): string {
  let text = '';
  let separator = first;
  for (let index = 0; index < metrics.length; index++) {
    const flag = flagOf(findings[index] as number);
    if (flag === Quality.Pass) continue;
    text += `${separator}"${metrics[index]?.id}":${flag}`;
    separator = ',';
  }
  return text;
}
