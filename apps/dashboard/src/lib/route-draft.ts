/** A route as a form holds it. */
export interface RouteDraft {
  name: string;
  zones: string[];
  priorities: (1 | 2 | 3)[];
  events: ('cleared' | 'escalated' | 'raised')[];
  recipients: string[];
  isAlways: boolean;
  days: number[];
  from: string;
  to: string;
  hasQuiet: boolean;
  quietFrom: string;
  quietTo: string;
  escalation: { afterMinutes: string; recipients: string[] }[];
}

/** A route as the interface has it. */
interface Definition {
  name: string;
  zones: string[] | null;
  priorities: (1 | 2 | 3)[];
  events: ('cleared' | 'escalated' | 'raised')[];
  recipients: string[];
  hours: { days: number[]; from: string; to: string } | null;
  quiet: { from: string; to: string } | null;
  escalation: { afterMinutes: number; recipients: string[] }[];
}

/** Days of the week as ISO numbers them, Monday first. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What a form begins with: critical alarms, always. */
export const NEW_ROUTE: RouteDraft = {
  name: '',
  zones: [],
  priorities: [1],
  events: ['raised', 'cleared'],
  recipients: [],
  isAlways: true,
  days: [1, 2, 3, 4, 5],
  from: '08:00',
  to: '17:00',
  hasQuiet: false,
  quietFrom: '22:00',
  quietTo: '06:00',
  escalation: [],
};

/** What a form shows of a route. */
export function draftOf({
  name,
  zones,
  priorities,
  events,
  recipients,
  hours,
  quiet,
  escalation,
}: Definition): RouteDraft {
  return {
    ...NEW_ROUTE,
    ...{ name, priorities, events, recipients, zones: zones ?? [] },
    ...(hours ? { isAlways: false, ...hours } : {}),
    ...(quiet ? { hasQuiet: true, quietFrom: quiet.from, quietTo: quiet.to } : {}),
    escalation: escalation.map(step => ({ ...step, afterMinutes: String(step.afterMinutes) })),
  };
}

/** What a form stands for; no zone means all of them. */
export function definitionOf(draft: RouteDraft): Definition {
  const { name, zones, priorities, events, recipients, isAlways, days, from, to } = draft;
  const { hasQuiet, quietFrom, quietTo, escalation } = draft;
  return {
    ...{ name, priorities, events, recipients },
    zones: zones.length === 0 ? null : zones,
    hours: isAlways ? null : { days, from, to },
    quiet: hasQuiet ? { from: quietFrom, to: quietTo } : null,
    escalation: escalation
      .map(step => ({ ...step, afterMinutes: Number(step.afterMinutes) }))
      .toSorted((a, b) => a.afterMinutes - b.afterMinutes),
  };
}

/** A list with or without a value. */
export function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter(each => each !== value) : [...values, value];
}
