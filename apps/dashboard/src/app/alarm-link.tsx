import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Alarm, useStandingSelect } from '../data/alarms.js';

/** Alarms that nobody has seen yet, and of the most severe of them the priority. */
function unseen(alarms: Alarm[]): { count: number; priority: 1 | 2 | 3 } | null {
  const open = alarms.filter(
    alarm => alarm.acknowledged === null && alarm.shelved === null && alarm.suppressedBy === null,
  );
  const [first, ...rest] = open;
  if (!first) return null;
  const priority = rest.reduce(
    (worst, alarm) => (alarm.priority < worst ? alarm.priority : worst),
    first.priority,
  );
  return { count: open.length, priority };
}

/** The way to the alarms, with how many nobody has seen yet. */
export function AlarmLink() {
  const { t } = useTranslation();
  const { data } = useStandingSelect(unseen);
  return (
    <Link to="/alarms" search={{}} className="top-link">
      {t('page.alarms')}
      {data ? (
        <span className={`alarm-count p${data.priority}`}>
          {data.count}
          <span className="visually-hidden"> {t('alarmCount', { count: data.count })}</span>
        </span>
      ) : null}
    </Link>
  );
}
