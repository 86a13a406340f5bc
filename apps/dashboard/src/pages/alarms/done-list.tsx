import { useTranslation } from 'react-i18next';
import type { AlarmDetail } from '../../data/alarms.js';
import { doneKey } from '../../lib/done-key.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** What people did about an alarm, the last first. */
export function DoneList({ history }: { history: AlarmDetail['history'] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (history.length === 0) return <p className="faint">{t('alarms.nothingDone')}</p>;
  const what = ({ kind, until, assignee }: AlarmDetail['history'][number]): string =>
    t(`alarms.entry.${doneKey(kind, assignee)}`, {
      time: formatDateTime(until ?? 0, language),
      name: assignee?.name,
    });
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
