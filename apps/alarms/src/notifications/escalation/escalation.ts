import type { Alarm, RouteDefinition, RouteVersion } from '#libs/contracts';
import { activeRecipients, routesFor, type Settings } from '../routing/match-route.js';
import { alarmDelivery, type NewDelivery } from '../routing/new-delivery.js';

const MINUTE_MS = 60_000;

/** That nobody has acknowledged an alarm yet, and what happens next. */
export interface Escalation {
  readonly alarm: string;
  readonly route: string;
  /** When people could first know, Unix ms: steps count from here. */
  readonly sinceMs: number;
  /** Place of the next step in the route. */
  readonly nextStep: number;
  /** When it is taken, Unix ms. */
  readonly dueMs: number;
}

/** What becomes of an escalation whose time has come. */
export interface EscalationPlan {
  readonly deliveries: readonly NewDelivery[];
  /** `undefined`: it is over. */
  readonly next: Escalation | undefined;
}

/** Begins to wait for an acknowledgement; `undefined` for a route that does not. */
export function startOf(
  alarm: string,
  { id, definition }: RouteVersion,
  nowMs: number,
): Escalation | undefined {
  const dueMs = dueOf(definition, 0, nowMs);
  return dueMs === undefined ? undefined : { alarm, route: id, sinceMs: nowMs, nextStep: 0, dueMs };
}

/**
 * Takes the steps that are due. Several that are due at once, after an outage, are one message to each recipient.
 * Acknowledged, shelved, explained or cleared: it ends, and nobody is told.
 */
export function planEscalation(
  escalation: Escalation,
  alarm: Alarm,
  settings: Settings,
  nowMs: number,
): EscalationPlan {
  const route = settings.routes.find(({ id }) => id === escalation.route);
  if (!isUnanswered(alarm) || route?.status !== 'active') return { deliveries: [], next: undefined };
  const { sinceMs, nextStep } = escalation;
  const { escalation: steps } = route.definition;
  const due = steps.slice(nextStep).filter(({ afterMinutes }) => sinceMs + afterMinutes * MINUTE_MS <= nowMs);
  const after = nextStep + due.length;
  const dueMs = dueOf(route.definition, after, sinceMs);
  const next = dueMs === undefined ? undefined : { ...escalation, nextStep: after, dueMs };
  // The route was edited meanwhile, and its step is later now.
  if (due.length === 0) return { deliveries: [], next };
  const told = [
    ...due.flatMap(({ recipients }) => recipients),
    ...routesFor(settings, alarm, 'escalated').flatMap(({ definition }) => definition.recipients),
  ];
  const key = `escalated-${route.id}-${sinceMs}-${after}`;
  return {
    deliveries: activeRecipients(settings, told).map(recipient =>
      alarmDelivery(recipient, { alarm, kind: 'escalated', key, nowMs }),
    ),
    next,
  };
}

function isUnanswered({ state, acknowledged, shelved, suppressedBy }: Alarm): boolean {
  return state === 'raised' && acknowledged === null && shelved === null && suppressedBy === null;
}

function dueOf({ escalation }: RouteDefinition, step: number, sinceMs: number): number | undefined {
  const { afterMinutes } = escalation[step] ?? {};
  return afterMinutes === undefined ? undefined : sinceMs + afterMinutes * MINUTE_MS;
}
