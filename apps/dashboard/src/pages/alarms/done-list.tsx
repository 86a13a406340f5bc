import { useTranslation } from 'react-i18next';
import type { AlarmDetail } from '../../data/alarms.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** What people did about an alarm, the last first. */
export function DoneList({ history }: { history: AlarmDetail['history'] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (history.length === 0) return <p className="faint">{t('alarms.nothingDone')}</p>;
  const what = ({ kind, until, assignee }: AlarmDetail['history'][number]): string => {
    if (kind === 'shelve') return t('alarms.entry.shelve', { time: formatDateTime(until ?? 0, language) });
    if (kind !== 'assign') return t(`alarms.entry.${kind}`);
    return assignee ? t('alarms.entry.assign', { name: assignee.name }) : t('alarms.entry.assignNobody');
  };
  return (
    <ol className="fact-history">
      {history.toReversed().map(entry => (
        <li key={`${entry.at} ${entry.kind} ${entry.actor.id}`}>
          <p>
            <strong>{entry.actor.name}</strong> {what(entry)}
          </p>
          {entry.text === null ? null : <p>“{entry.text}”</p>}
          <p className="fact-about">{formatDateTime(entry.at, language)}</p>
        </li>
      ))}
    </ol>
  );
}
