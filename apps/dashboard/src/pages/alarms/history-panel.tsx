import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../components/download-menu.js';
import { Panel } from '../../components/panel.js';
import { PriorityMark } from '../../components/priority-mark.js';
import { WideTable } from '../../components/wide-table.js';
import { useAlarmHistory } from '../../data/alarms.js';
import { alarmExport } from '../../lib/alarm-export.js';
import type { AlarmSearch } from '../../lib/alarm-search.js';
import { formatAge, formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { useAlarmWords } from './use-alarm-words.js';

/** Every alarm there was, newest first, a page at a time. */
export function HistoryPanel({ search }: { search: AlarmSearch }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { textOf, zoneName, pointName, worst, standing } = useAlarmWords();
  const history = useAlarmHistory(search);
  const alarms = history.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <Panel
      title={t('alarms.history')}
      state={history}
      minHeight={480}
      aside={<DownloadMenu label={t('alarms.history')} what="alarms" query={() => alarmExport(search)} />}
      empty={alarms.length === 0 && t('alarms.noHistory')}
    >
      {() => (
        <>
          <WideTable label={t('alarms.history')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('alarms.severity')}</th>
                  <th scope="col">{t('alarms.columns.alarm')}</th>
                  <th scope="col">{t('alarms.columns.raised')}</th>
                  <th scope="col">{t('alarms.columns.lasted')}</th>
                  <th scope="col" className="number">
                    {t('alarms.columns.worst')}
                  </th>
                  <th scope="col">{t('alarms.columns.state')}</th>
                </tr>
              </thead>
              <tbody>
                {alarms.map(alarm => (
                  <tr key={alarm.id}>
                    <td>
                      <PriorityMark priority={alarm.priority} />
                    </td>
                    <th scope="row">
                      <Link
                        from="/alarms"
                        to="/alarms"
                        search={known => ({ ...known, alarm: alarm.id })}
                        resetScroll={false}
                      >
                        {textOf(alarm)}
                      </Link>
                      <span className="row-note">
                        {zoneName(alarm.zone)} · {pointName(alarm)}
                      </span>
                    </th>
                    <td>{formatDateTime(alarm.raisedAt, language)}</td>
                    <td>
                      {alarm.clearedAt === null
                        ? t('alarms.stillOn')
                        : formatAge(alarm.clearedAt - alarm.raisedAt, language)}
                    </td>
                    <td className="number">{worst(alarm)}</td>
                    <td>{standing(alarm)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
          {history.hasNextPage ? (
            <button
              type="button"
              className="button"
              disabled={history.isFetchingNextPage}
              onClick={() => void history.fetchNextPage()}
            >
              {t('alarms.older')}
            </button>
          ) : null}
        </>
      )}
    </Panel>
  );
}
