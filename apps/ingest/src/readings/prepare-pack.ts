import { createHash } from 'node:crypto';
import {
  DeadLetterReason,
  deviceIdSchema,
  digestKey,
  packKey,
  parsePartitionSubject,
  zoneCodeSchema,
} from '#libs/contracts';
import {
  type DecodeErrorCode,
  decodeSenml,
  MAX_AGE_MS,
  MAX_FUTURE_MS,
  type SenmlPack,
} from '#libs/telemetry';
import type { Directory, KnownDevice } from '../identity/directory.js';
import { buildPoints } from './build-points.js';
import { judgingTime } from './judging-time.js';
import type { PackEvent, PreparedPack, RawPack, Refusal } from './pack.js';
import { RefusalList } from './refusal-list.js';

const REASON_OF_CODE: Readonly<Record<DecodeErrorCode, DeadLetterReason>> = {
  malformed: DeadLetterReason.Malformed,
  empty: DeadLetterReason.Empty,
  oversize: DeadLetterReason.Oversize,
  'bad-base-name': DeadLetterReason.WrongDevice,
  'bad-record': DeadLetterReason.BadRecord,
  'must-understand': DeadLetterReason.MustUnderstand,
};

/** Decodes, identifies and judges one pack. The same bytes, time of arrival and directory give the same answer. */
export function preparePack(raw: RawPack, directory: Directory): PreparedPack {
  const named = parsePartitionSubject(raw.subject);
  if (named === null) {
    return refusePack(raw, {
      reason: DeadLetterReason.Malformed,
      detail: 'The subject does not name a zone and a device.',
    });
  }
  const decoded = decodeSenml(raw.data, raw.receivedAt);
  if (!decoded.ok) {
    return refusePack(raw, { reason: REASON_OF_CODE[decoded.code], detail: decoded.message }, decoded);
  }
  const { pack } = decoded;
  const { zone, device } = named;
  if (pack.baseDevice !== null && pack.baseDevice !== device) {
    const detail = `The pack names ${pack.baseDevice}, its subject ${device}.`;
    return refusePack(raw, { reason: DeadLetterReason.WrongDevice, detail }, pack);
  }
  const known = directory.devices.get(device);
  if (known === undefined) {
    const detail = `The registry has no device ${device}; register it, then replay.`;
    return refusePack(raw, { reason: DeadLetterReason.UnknownDevice, detail }, pack);
  }
  if (known.zone !== zone) {
    const detail = `${device} belongs to ${known.zone}, its subject names ${zone}.`;
    return refusePack(raw, { reason: DeadLetterReason.WrongZone, detail }, pack);
  }
  const refusals = new RefusalList();
  const now = judgingTime(raw, pack);
  const points = buildPoints(pack, known, directory, now, refusals);
  const events = pack.events.length === 0 ? [] : buildEvents(pack, known, now, refusals);
  for (const { metric, timeMs } of pack.sums ?? []) {
    refusals.add(DeadLetterReason.BadRecord, metric, timeMs, 'a sum without a value, which no metric takes');
  }
  return {
    raw,
    zone,
    device,
    isNamed: true,
    key: keyOf(raw, device, pack.boot, pack.seq),
    boot: pack.boot,
    seq: pack.seq,
    lane: pack.lane,
    receivedAt: raw.receivedAt,
    points,
    events,
    refusals: refusals.toList(),
  };
}

/** A pack of which nothing can be stored. Its identity still counts, so that its sender can stop resending it. */
export function refusePack(
  raw: RawPack,
  { reason, detail }: Pick<Refusal, 'detail' | 'reason'>,
  identity: { readonly boot: number | null; readonly seq: number | null } = { boot: null, seq: null },
): PreparedPack {
  const named = parsePartitionSubject(raw.subject);
  const zone = named?.zone ?? 'unknown';
  const device = named?.device ?? 'unknown';
  return {
    raw,
    zone,
    device,
    isNamed:
      named !== null && zoneCodeSchema.safeParse(zone).success && deviceIdSchema.safeParse(device).success,
    key: keyOf(raw, device, identity.boot, identity.seq),
    boot: identity.boot,
    seq: identity.seq,
    lane: 'live',
    receivedAt: raw.receivedAt,
    points: [],
    events: [],
    refusals: [{ reason, detail, records: null, times: [] }],
  };
}

function buildEvents(
  pack: SenmlPack,
  device: KnownDevice,
  receivedAt: number,
  refusals: RefusalList,
): PackEvent[] {
  return pack.events.filter(({ metric, timeMs }) => {
    if (!device.channels.has(metric)) {
      refusals.add(DeadLetterReason.UnknownMetric, metric, timeMs, `not a metric of ${device.id}`);
    } else if (timeMs > receivedAt + MAX_FUTURE_MS) {
      refusals.add(
        DeadLetterReason.Future,
        metric,
        timeMs,
        'more than 5 minutes ahead of our clock on arrival',
      );
    } else if (timeMs < receivedAt - MAX_AGE_MS) {
      refusals.add(DeadLetterReason.TooOld, metric, timeMs, 'more than 60 days old on arrival');
    } else {
      return true;
    }
    return false;
  });
}

function keyOf(raw: RawPack, device: string, boot: number | null, seq: number | null): string {
  if (boot !== null && seq !== null) return packKey(device, boot, seq);
  return digestKey(device, createHash('sha256').update(raw.data).digest('hex'));
}
