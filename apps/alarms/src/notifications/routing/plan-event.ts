import type { AlarmEvent, RouteVersion } from '#libs/contracts';
import { type Escalation, startOf } from '../escalation/escalation.js';
import { isWithin, quietUntil } from './local-hours.js';
import { activeRecipients, isAbout, routesFor, type Settings } from './match-route.js';
import { alarmDelivery, type NewDelivery } from './new-delivery.js';
import { occasionOf } from './occasion.js';

/** What an event of an alarm leads to. */
export interface EventPlan {
  readonly deliveries: readonly NewDelivery[];
  readonly escalations: readonly Escalation[];
}

/** Says who is told of an event, and what happens when nobody acknowledges it. */
export function planEvent(event: AlarmEvent, settings: Settings, nowMs: number): EventPlan {
  const occasion = occasionOf(event);
  if (occasion === undefined) return { deliveries: [], escalations: [] };
  const { change: _, ...alarm } = event;
  const open = routesFor(settings, alarm, occasion.event).filter(isOpenAt(nowMs));
  const deliveries = new Map<string, NewDelivery>();
  for (const { definition } of open) {
    const dueAt = (definition.quiet && quietUntil(definition.quiet, nowMs)) ?? nowMs;
    for (const recipient of activeRecipients(settings, definition.recipients)) {
      const delivery = alarmDelivery(recipient, {
        alarm,
        kind: occasion.event,
        key: occasion.key,
        nowMs,
        dueAt,
      });
      const known = deliveries.get(recipient.id);
      // Of two routes the one that tells earlier counts.
      if (known === undefined || dueAt < known.dueAt) deliveries.set(recipient.id, delivery);
    }
  }
  return {
    deliveries: [...deliveries.values()],
    escalations: occasion.event === 'raised' ? escalationsOf(event, settings, nowMs) : [],
  };
}

/** A route without events of its own may still escalate. */
function escalationsOf(alarm: AlarmEvent, { routes }: Settings, nowMs: number): Escalation[] {
  return routes
    .filter(({ status, definition }) => status === 'active' && isAbout(definition, alarm))
    .filter(isOpenAt(nowMs))
    .flatMap(route => startOf(alarm.id, route, nowMs) ?? []);
}

function isOpenAt(nowMs: number): (route: RouteVersion) => boolean {
  return ({ definition: { hours } }) => hours === null || isWithin(hours, nowMs);
}
