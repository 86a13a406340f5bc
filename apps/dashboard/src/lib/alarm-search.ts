export const SEVERITIES = ['critical', 'alarm', 'warn'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Which of the standing alarms are listed; `open` is what asks for attention. */
export const ALARM_STATES = ['open', 'unacknowledged', 'acknowledged', 'shelved', 'suppressed'] as const;
export type AlarmState = (typeof ALARM_STATES)[number];

/** What the console shows, as its address has it. */
export interface AlarmSearch {
  view?: 'history';
  zone?: string;
  severity?: Severity;
  state?: AlarmState;
  q?: string;
  /** Id of the alarm whose details are open. */
  alarm?: string;
}

const oneOf = <Value extends string>(values: readonly Value[], raw: unknown): Value | undefined =>
  values.find(value => value === raw);

/** What of an address the console understands; the rest is left out. */
export function readAlarmSearch(raw: Readonly<Record<string, unknown>>): AlarmSearch {
  const severity = oneOf(SEVERITIES, raw.severity);
  const state = oneOf(ALARM_STATES, raw.state);
  return {
    ...(raw.view === 'history' ? { view: 'history' as const } : {}),
    ...(severity ? { severity } : {}),
    ...(state && state !== 'open' ? { state } : {}),
    ...textOf(raw, 'zone'),
    ...textOf(raw, 'q'),
    ...textOf(raw, 'alarm'),
  };
}

function textOf<Name extends string>(
  raw: Readonly<Record<string, unknown>>,
  name: Name,
): Partial<Record<Name, string>> {
  const value = raw[name];
  return typeof value === 'string' && value !== '' ? ({ [name]: value } as Record<Name, string>) : {};
}

export const severityOf = (priority: 1 | 2 | 3): Severity => SEVERITIES[priority - 1] ?? 'warn';
