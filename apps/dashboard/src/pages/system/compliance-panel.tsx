import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import { WideTable } from '../../components/wide-table.js';
import { useLimits } from '../../data/limits.js';
import type { MetricItem } from '../../data/metrics.js';
import { useDailySeries } from '../../data/series.js';
import { now } from '../../lib/clock.js';
import { type DayState, judgeDay, lastDays } from '../../lib/compliance.js';
import { formatDay, formatNumber, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { limitText } from '../../lib/limit-text.js';
import { limitsInForce } from '../../lib/limits-in-force.js';

const DAYS = 30;
const DAY_MS = 86_400_000;
/** Shapes, not colours: colour means an alarm. */
const MARKS: Record<DayState, string> = { within: '·', near: '△', between: '◆', over: '✕', missing: '' };
const STATES = Object.keys(MARKS) as DayState[];

/** Each day of the last thirty against the limits that hold. */
export function CompliancePanel({ zone, metrics }: { zone: string; metrics: readonly MetricItem[] }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const limits = useLimits();
  const [days] = useState(() => lastDays(DAYS, now()));
  const [first = 0] = days;
  const limited = metrics.flatMap(metric => {
    const own = limitsInForce(limits.data ?? [], metric.id, zone, now());
    return own.length > 0 ? [{ metric, own }] : [];
  });
  const series = useDailySeries(
    zone,
    limited.map(({ metric }) => metric.id),
    { from: first, to: first + DAYS * DAY_MS },
  );
  const isKnown = limits.data !== undefined && series.every(({ data }) => data);
  return (
    <Panel
      title={t('compliance.title')}
      minHeight={280}
      state={{
        data: isKnown || undefined,
        isPending: !isKnown,
        error: limits.error ?? series.find(({ error }) => error)?.error ?? null,
        refetch: () => Promise.all([limits.refetch(), ...series.map(({ refetch }) => refetch())]),
      }}
      empty={limited.length === 0 && t('compliance.none')}
    >
      {() => (
        <>
          <p className="panel-note">{t('compliance.note')}</p>
          <WideTable label={t('compliance.title')}>
            <table className="calendar">
              <thead>
                <tr>
                  <th scope="col">{t('compliance.metric')}</th>
                  {days.map(day => (
                    <th key={day} scope="col">
                      {formatDay(day, language)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {limited.map(({ metric, own }, index) => {
                  const byDay = new Map(series[index]?.data?.points.map(({ t: at, value }) => [at, value]));
                  return (
                    <tr key={metric.id}>
                      <th scope="row">
                        {nameOf(metric)}
                        <span className="row-note">
                          {own.map(limit => limitText(limit, language, t)).join(' · ')}{' '}
                          {formatUnit(metric.ucum)}
                        </span>
                      </th>
                      {days.map(day => {
                        const value = byDay.get(day) ?? null;
                        const state = judgeDay(value, own);
                        const text = t('compliance.day', {
                          day: formatDay(day, language),
                          state: t(`compliance.states.${state}`),
                          value: value === null ? '–' : formatNumber(value, metric.decimals, language),
                        });
                        return (
                          <td key={day} className={`day ${state}`} title={text}>
                            <span aria-hidden="true">{MARKS[state]}</span>
                            <span className="visually-hidden">{text}</span>
                          </td>
                        );
                      })}
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </WideTable>
          <ul className="calendar-legend">
            {STATES.map(state => (
              <li key={state}>
                <span aria-hidden="true" className={`day ${state}`}>
                  {MARKS[state]}
                </span>{' '}
                {t(`compliance.states.${state}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
