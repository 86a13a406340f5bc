import { createHash } from 'node:crypto';
import { AsciiWriter } from '#libs/runtime';
import { flagOf, Quality } from '#libs/telemetry';
import type { Amendment } from '../quality/amendment.js';
import { rejudgedPackText } from '../quality/rejudged-pack-text.js';
import type { Point, PreparedPack } from './pack.js';

/** Above this a group's message is split; the broker takes 1 MB, readers hold two groups. */
const MAX_MESSAGE_BYTES = 512 * 1024;
const FIRST_BYTES = 64 * 1024;

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
 * Puts what a group stored into messages, one a zone, more when one would be too large. Writes JSON as bytes,
 * since objects or texts for every reading would cost as much as all the rest.
 *
 * @param committedAt Unix ms.
 */
export function encodeReadings(packs: readonly PreparedPack[], committedAt: number): ReadingsMessage[] {
  const open = new Map<string, OpenMessage>();
  const messages: ReadingsMessage[] = [];
  const scratch = new AsciiWriter(FIRST_BYTES);
  for (const pack of packs) {
    scratch.truncate(0);
    if (!writePack(scratch, pack)) continue;
    const bytes = scratch.view();
    let message = open.get(pack.zone);
    if (message === undefined || !message.hasRoom(bytes)) {
      if (message !== undefined) messages.push(message.close());
      message = new OpenMessage(pack.zone, committedAt);
      open.set(pack.zone, message);
    }
    message.add(pack.key, bytes);
  }
  for (const message of open.values()) messages.push(message.close());
  return messages;
}

/** A message that packs are added to. */
class OpenMessage {
  private readonly writer = new AsciiWriter(FIRST_BYTES);
  private readonly names: string[] = [];
  private packBytes = 0;

  constructor(
    private readonly zone: string,
    committedAt: number,
  ) {
    this.writer.text('{"zone":"').text(zone).text('","committedAt":').number(committedAt).text(',"packs":[');
  }

  hasRoom(pack: Uint8Array): boolean {
    return this.packBytes + pack.length <= MAX_MESSAGE_BYTES;
  }

  add(key: string, pack: Uint8Array): void {
    if (this.names.length > 0) this.writer.text(',');
    this.writer.bytes(pack);
    this.packBytes += pack.length;
    this.names.push(`${key} ${pack.length}`);
  }

  close(): ReadingsMessage {
    const id = createHash('sha256').update(this.names.join('\n')).digest('base64url');
    return { zone: this.zone, id: `readings:${id}`, body: this.writer.text(']}').view() };
  }
}

/**
 * Writes a pack, with the flags of earlier readings behind it. Every text inside is a checked name: nothing needs
 * escaping.
 *
 * @returns false when nothing of it was stored; what was written is of no use then.
 */
function writePack(writer: AsciiWriter, pack: PreparedPack): boolean {
  const { device, key, boot, seq, lane, receivedAt, points } = pack;
  writer.text('{"device":"').text(device).text('","key":"').text(key);
  writer.text('","boot":').text(String(boot)).text(',"seq":').text(String(seq));
  writer.text(',"lane":"').text(lane).text('","receivedAt":').number(receivedAt).text(',"rows":[');
  let hasRow = false;
  for (let from = 0; from < points.length; ) {
    const to = endOfMoment(points, from);
    if (writeRow(writer, points, from, to, hasRow)) hasRow = true;
    from = to;
  }
  writer.text(']}');
  const amendments = amendmentsOf(points);
  if (amendments !== undefined) {
    const rejudged = { device, key: `${key}:rejudged`, lane, at: receivedAt };
    writer.text(',').text(rejudgedPackText(rejudged, amendments));
  }
  return hasRow;
}

/** Points of one time stand together. */
function endOfMoment(points: readonly Point[], from: number): number {
  const time = points[from]?.timeMs;
  let to = from + 1;
  while (points[to]?.timeMs === time) to++;
  return to;
}

/** @returns false when no point of the moment was stored; nothing is written then. */
function writeRow(
  writer: AsciiWriter,
  points: readonly Point[],
  from: number,
  to: number,
  isNext: boolean,
): boolean {
  let hasValue = false;
  for (let place = from; place < to; place++) {
    const { state, timeMs, metrics, values } = points[place] as Point;
    if (state !== 'claimed') continue;
    for (let index = 0; index < metrics.length; index++) {
      if (hasValue) writer.text(',"');
      else
        writer
          .text(isNext ? ',{"t":' : '{"t":')
          .number(timeMs)
          .text(',"values":{"');
      writer
        .text((metrics[index] as Point['metrics'][number]).id)
        .text('":')
        .number(values[index] as number);
      hasValue = true;
    }
  }
  if (!hasValue) return false;
  let hasFlag = false;
  for (let place = from; place < to; place++) {
    const { state, metrics, findings } = points[place] as Point;
    if (state !== 'claimed') continue;
    for (let index = 0; index < metrics.length; index++) {
      const flag = flagOf(findings[index] as number);
      if (flag === Quality.Pass) continue;
      writer.text(hasFlag ? ',"' : '},"flags":{"');
      writer
        .text((metrics[index] as Point['metrics'][number]).id)
        .text('":')
        .number(flag);
      hasFlag = true;
    }
  }
  writer.text('}}');
  return true;
}

function amendmentsOf(points: readonly Point[]): Amendment[] | undefined {
  let found: Amendment[] | undefined;
  for (const { state, amendments } of points) {
    if (state === 'claimed' && amendments !== undefined) (found ??= []).push(...amendments);
  }
  return found;
}
