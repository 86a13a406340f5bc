import { useTranslation } from 'react-i18next';
import type { AlarmBackTest } from '../../data/alarm-rules.js';
import { useZones } from '../../data/zones.js';
import { densityOf, isTooSparse } from '../../lib/back-test-density.js';
import { formatAge, formatDateTime, formatNumber, formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** Episodes that are shown one by one; the rest is in the figures. */
const MOST_SHOWN = 50;

/** What a test found: by zone, together, and the first episodes. */
export function BackTestResult({ test }: { test: AlarmBackTest }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const zones = useZones().data;
  const name = (code: string): string => {
    const zone = zones?.find(item => item.code === code);
    return zone ? nameOf(zone) : code;
  };
  const whole = (value: number): string => formatNumber(value, 0, language);
  const minutes = (seconds: number): string => formatNumber(seconds / 60, seconds < 600 ? 1 : 0, language);
  if (test.state === 'failed')
    return (
      <p className="error-note" role="alert">
        {t('rules.test.failed')} <code>{test.fault?.code}</code>
      </p>
    );
  if (test.state !== 'done') return null;
  const { total } = test;
  const { share, secondsApart } = densityOf(total);
  const rows = [
    ...test.zones.map(({ zone, ...count }) => ({ key: zone, title: name(zone), ...count })),
    { key: '', title: t('rules.test.all'), ...total },
  ];
  return (
    <>
      <p>
        {total.firstReading === null || total.lastReading === null || secondsApart === null
          ? t('rules.test.nothing', {
              from: formatDateTime(test.from, language),
              to: formatDateTime(test.to, language),
            })
          : t('rules.test.source', {
              from: formatDateTime(total.firstReading, language),
              to: formatDateTime(total.lastReading, language),
              readings: whole(total.readings),
              share: formatPercent(share, language),
              apart: formatAge(secondsApart * 1_000, language),
            })}
      </p>
      {total.compared < total.readings ? (
        <p className="panel-note">
          {t('rules.test.compared', { compared: whole(total.compared), readings: whole(total.readings) })}
        </p>
      ) : null}
      {isTooSparse(test) ? (
        <p className="panel-note">
          <strong>
            {t('rules.test.sparse', { gap: formatAge(test.longestGapSeconds * 1_000, language) })}
          </strong>
        </p>
      ) : null}
      <div className="table-scroll">
        <table className="rule-table">
          <thead>
            <tr>
              {(['zone', 'data', 'episodes', 'short', 'open', 'total', 'longest'] as const).map(column => (
                <th key={column} scope="col">
                  {t(`rules.test.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.key}>
                <th scope="row">{row.title}</th>
                <td>{formatPercent(densityOf(row).share, language)}</td>
                <td>{whole(row.episodes)}</td>
                <td>{whole(row.underTwoMinutes)}</td>
                <td>{whole(row.open)}</td>
                <td>{minutes(row.totalSeconds)}</td>
                <td>{minutes(row.longestSeconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {test.episodes.length > 0 ? (
        <details>
          <summary>{t('rules.test.list', { count: Math.min(MOST_SHOWN, test.episodes.length) })}</summary>
          <ul className="fact-history">
            {test.episodes.slice(0, MOST_SHOWN).map(({ zone, device, raisedAt, seconds, value }) => (
              <li key={`${device} ${raisedAt}`}>
                {formatDateTime(raisedAt, language)} · {name(zone)}, {device} ·{' '}
                {t('rules.test.lasted', { minutes: minutes(seconds) })} ·{' '}
                {t('rules.test.worst', { value: formatNumber(value, 2, language) })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
