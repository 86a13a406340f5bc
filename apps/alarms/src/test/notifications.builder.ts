import type {
  Actor,
  Alarm,
  AlarmEvent,
  RecipientDefinition,
  RecipientVersion,
  RouteDefinition,
  RouteVersion,
} from '#libs/contracts';
import type { Settings } from '../notifications/routing/match-route.js';
import { anAlarm } from './alarms.builder.js';

export const LAN: Actor = { id: 'operator-lan', name: 'Lan', role: 'operator', unverified: true };

const MADE = { at: 0, actor: LAN, reason: 'test' };

/** A recipient of e-mail for tests. */
export function aRecipient(
  id: string,
  definition: Partial<RecipientDefinition> = {},
  overrides: Partial<RecipientVersion> = {},
): RecipientVersion {
  return {
    id,
    version: 1,
    status: 'active',
    made: MADE,
    hasSecret: false,
    definition: {
      name: id,
      channel: { kind: 'email', address: `${id}@greenzone.test` },
      language: 'both',
      perMinute: 5,
      ...definition,
    },
    ...overrides,
  };
}

/** A route for tests that tells `lan` of everything, always. */
export function aRoute(
  definition: Partial<RouteDefinition> = {},
  overrides: Partial<RouteVersion> = {},
): RouteVersion {
  return {
    id: 'all',
    version: 1,
    status: 'active',
    made: MADE,
    definition: {
      name: 'All',
      zones: null,
      priorities: [1, 2, 3],
      events: ['raised', 'cleared'],
      recipients: ['lan'],
      hours: null,
      quiet: null,
      escalation: [],
      ...definition,
    },
    ...overrides,
  };
}

export function settingsOf(routes: readonly RouteVersion[], ...recipients: RecipientVersion[]): Settings {
  return { routes, recipients: new Map(recipients.map(recipient => [recipient.id, recipient])) };
}

/** What is told of {@link anAlarm}. */
export function anEvent(change: AlarmEvent['change'] = 'raised', overrides: Partial<Alarm> = {}): AlarmEvent {
  return { ...anAlarm(overrides), change };
}
