import { type AlarmSearch, type AlarmState, severityOf } from './alarm-search.js';
import { matchesText } from '#libs/telemetry';

/** What of an alarm is filtered by. */
export interface FilteredAlarm {
  readonly zone: string;
  readonly device: string | null;
  readonly metric: string;
  readonly priority: 1 | 2 | 3;
  readonly textVi: string;
  readonly textEn: string;
  readonly acknowledged: object | null;
  readonly shelved: object | null;
  readonly suppressedBy: string | null;
}

/** Where an alarm is kept: a shelf or another alarm takes it out of the list of what asks for attention. */
export function isInState(alarm: FilteredAlarm, state: AlarmState): boolean {
  if (state === 'shelved') return alarm.shelved !== null;
  if (state === 'suppressed') return alarm.suppressedBy !== null;
  if (alarm.shelved !== null || alarm.suppressedBy !== null) return false;
  return state === 'open' || (state === 'acknowledged') === (alarm.acknowledged !== null);
}

/** Whether an alarm is asked for. */
export function matchesSearch(alarm: FilteredAlarm, search: AlarmSearch): boolean {
  return (
    (search.zone === undefined || alarm.zone === search.zone) &&
    (search.severity === undefined || severityOf(alarm.priority) === search.severity) &&
    isInState(alarm, search.state ?? 'open') &&
    matchesText(search.q ?? '', [alarm.textVi, alarm.textEn, alarm.zone, alarm.metric, alarm.device ?? ''])
  );
}
