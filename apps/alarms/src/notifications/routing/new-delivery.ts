import type { Alarm, DeliveryKind, RecipientVersion } from '#libs/contracts';
import type { NoticeMessage } from '../messages/notice.js';
import { deliveryId } from './delivery-id.js';

/** A message that is to be sent. */
export interface NewDelivery {
  readonly id: string;
  readonly recipient: string;
  readonly channel: RecipientVersion['definition']['channel']['kind'];
  readonly kind: DeliveryKind;
  readonly message: NoticeMessage;
  /** Unix ms. */
  readonly createdAt: number;
  /** First attempt, Unix ms; later than it was made when it waits for the end of quiet hours. */
  readonly dueAt: number;
  readonly askedBy?: { readonly id: string; readonly name: string };
}

/** What {@link alarmDelivery} is about. */
export interface AlarmOccasion {
  readonly alarm: Alarm;
  readonly kind: 'cleared' | 'escalated' | 'raised';
  /** Tells it from other occasions of the alarm. */
  readonly key: string;
  readonly nowMs: number;
  readonly dueAt?: number;
}

/** Tells one recipient of one alarm. */
export function alarmDelivery(
  { id: recipient, definition }: RecipientVersion,
  { alarm, kind, key, nowMs, dueAt = nowMs }: AlarmOccasion,
): NewDelivery {
  const id = deliveryId(alarm.id, key, recipient);
  return {
    id,
    recipient,
    channel: definition.channel.kind,
    kind,
    message: { notices: [{ id, event: kind, alarm }], total: 1 },
    createdAt: nowMs,
    dueAt,
  };
}
