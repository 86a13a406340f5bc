import type { DeliveryKind } from '#libs/contracts';
import { unitText } from '#libs/telemetry';
import type { Links } from './links.js';
import type { Names } from './names.js';
import type { Notice, NoticeMessage } from './notice.js';

/** What a webhook is about. */
export interface WebhookSubject {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly createdAt: number;
  readonly message: NoticeMessage;
}

/** The JSON of a webhook. Receivers may rely on it: fields are added, never renamed. */
export function webhookBody({ id, kind, createdAt, message }: WebhookSubject, names: Names, links: Links) {
  return {
    type: `alarm.${kind}`,
    id,
    timestamp: new Date(createdAt).toISOString(),
    simulated: message.notices.some(({ alarm }) => alarm.simulated),
    total: message.total,
    notices: message.notices.map(notice => noticeJson(notice, names, links)),
  };
}

function noticeJson({ id, event, alarm }: Notice, names: Names, links: Links) {
  const { raisedAt, clearedAt, zone, device, metric, acknowledged } = alarm;
  const known = names.metric(metric);
  return {
    id,
    event,
    alarm: {
      id: alarm.id,
      link: links.alarm(alarm.id),
      rule: alarm.rule,
      priority: alarm.priority,
      textVi: alarm.textVi,
      textEn: alarm.textEn,
      zone: { code: zone, ...namesOf(names.zone(zone)) },
      device: device === null ? null : { id: device, ...namesOf(names.device(device)) },
      metric: { id: metric, unit: known ? unitText(known.ucum) : null, ...namesOf(known) },
      value: alarm.value,
      limit: alarm.limit,
      basis: alarm.basis,
      raisedAt: new Date(raisedAt).toISOString(),
      clearedAt: clearedAt === null ? null : new Date(clearedAt).toISOString(),
      acknowledgedBy: acknowledged?.by.name ?? null,
      simulated: alarm.simulated,
    },
  };
}

function namesOf(named: { nameVi: string; nameEn: string } | undefined) {
  return { nameVi: named?.nameVi ?? null, nameEn: named?.nameEn ?? null };
}
