import type { NoticeMessage } from '../messages/notice.js';
import { deliveryId } from '../routing/delivery-id.js';
import type { NewDelivery } from '../routing/new-delivery.js';

/** Notices that a digest carries; the rest is counted. A webhook of so many is some 200 KB. */
const MOST_CARRIED = 200;

/** A delivery that goes into a digest. */
export type DigestPart = Pick<NewDelivery, 'channel' | 'id' | 'message' | 'recipient'>;

/** One message of many: the most urgent first, and among them the oldest. */
export function makeDigest(parts: readonly [DigestPart, ...DigestPart[]], nowMs: number): NewDelivery {
  const [{ recipient, channel }] = parts;
  const notices = parts
    .flatMap(({ message }) => message.notices)
    .toSorted((a, b) => a.alarm.priority - b.alarm.priority || a.alarm.raisedAt - b.alarm.raisedAt);
  const message: NoticeMessage = {
    notices: notices.slice(0, MOST_CARRIED),
    total: parts.reduce((sum, { message: { total } }) => sum + total, 0),
  };
  return {
    id: deliveryId('digest', recipient, ...parts.map(({ id }) => id)),
    ...{ recipient, channel, kind: 'digest', message, createdAt: nowMs, dueAt: nowMs },
  };
}
