import { isInState, type FilteredAlarm } from './alarm-filter.js';
import { type Severity, severityOf } from './alarm-search.js';

/** How a zone is: by its worst open alarm; silent when nothing is heard, for then nothing is known. */
export type Condition = Severity | 'silent' | 'normal';

export const CONDITIONS: readonly Condition[] = ['critical', 'alarm', 'warn', 'silent', 'normal'];

/** Zones by their condition. */
export function cityConditions(
  zones: readonly { code: string; isSilent: boolean }[],
  alarms: readonly FilteredAlarm[],
): ReadonlyMap<Condition, readonly string[]> {
  const worst = new Map<string, 1 | 2 | 3>();
  for (const alarm of alarms) {
    if (!isInState(alarm, 'open')) continue;
    const known = worst.get(alarm.zone);
    if (known === undefined || alarm.priority < known) worst.set(alarm.zone, alarm.priority);
  }
  const conditionOf = ({ code, isSilent }: { code: string; isSilent: boolean }): Condition => {
    const priority = worst.get(code);
    if (priority !== undefined) return severityOf(priority);
    return isSilent ? 'silent' : 'normal';
  };
  const found = Map.groupBy(zones, conditionOf);
  return new Map(
    CONDITIONS.map(condition => [condition, (found.get(condition) ?? []).map(({ code }) => code)]),
  );
}
