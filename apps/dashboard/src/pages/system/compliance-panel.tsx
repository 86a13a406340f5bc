import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../components/download-menu.js';
import { Panel } from '../../components/panel.js';
import { useLimitWords } from '../../components/use-limit-words.js';
import { WideTable } from '../../components/wide-table.js';
import { type Compliance, type JudgedSection, useCompliance } from '../../data/compliance.js';
import { type DayState, stateOfDay } from '../../lib/compliance.js';
import { formatDay, formatNumber, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { limitText } from '../../lib/limit-text.js';
import { fromLocalField } from '../../lib/local-time.js';

const DAYS = 30;
/** Shapes, not colours: colour means an alarm. */
const MARKS: Record<Exclude<DayState, 'no-limit'>, string> = {
  ...{ within: '·', near: '△', over: '✕', few: '–', none: '' },
};
const STATES = Object.keys(MARKS) as (keyof typeof MARKS)[];

/** Each day of the last thirty against the limit that held, by device. */
export function CompliancePanel({ zone, sections }: { zone: string; sections: readonly JudgedSection[] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const compliance = useCompliance(zone, sections, DAYS);
  const { data } = compliance;
  const rows = data?.items.filter(({ limit }) => limit !== null) ?? [];
  const days = rows[0]?.days ?? [];
  const dayName = (date: string): string => formatDay(fromLocalField(`${date}T00:00`), language);
  return (
    <Panel
      title={t('compliance.title')}
      minHeight={280}
      state={compliance}
      aside={
        rows.length > 0 ? (
          <DownloadMenu
            label={t('compliance.title')}
            what="compliance"
            query={() => ({ zone, section: sections.join(','), days: String(DAYS) })}
          />
        ) : null
      }
      empty={data && rows.length === 0 && t('compliance.none')}
    >
      {() => (
        <>
          <p className="panel-note">{t('compliance.note')}</p>
          <WideTable label={t('compliance.title')}>
            <table className="calendar">
              <thead>
                <tr>
                  <th scope="col">{t('compliance.metric')}</th>
                  {days.map(({ date }) => (
                    <th key={date} scope="col">
                      {dayName(date)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(row => (
                  <ComplianceRow
                    key={`${row.metric} ${row.device}`}
                    row={row}
                    isAlone={rows.filter(({ metric }) => metric === row.metric).length === 1}
                    dayName={dayName}
                  />
                ))}
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

interface ComplianceRowProps {
  readonly row: Compliance;
  /** Whether no other device of the zone measures it. */
  readonly isAlone: boolean;
  readonly dayName: (date: string) => string;
}

function ComplianceRow({ row, isAlone, dayName }: ComplianceRowProps) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const { rangesOf, scalingOf, remarksOf } = useLimitWords();
  const { limit, nightMax, averaging, decimals, device, days, unit } = row;
  if (limit === null) return null;
  const night =
    nightMax === null
      ? ''
      : ` · ${t('limit.classes.ordinary-night')} ${limitText({ min: null, max: nightMax }, language)}`;
  const range = `${rangesOf([limit])}${night} ${formatUnit(unit)}`.trim();
  const basis = [limit.basis, scalingOf(limit), ...remarksOf([limit])].filter(Boolean).join('\n');
  return (
    <tr>
      <th scope="row" title={basis}>
        {nameOf(row)}
        <span className="row-note">
          {range}, {t(`averaging.${averaging}`)}
        </span>
        {isAlone ? null : <span className="row-note">{device}</span>}
      </th>
      {days.map(day => {
        const state = averaging === 'PT24H' ? stateOfDay(day, limit) : day.state;
        if (state === 'no-limit') return <td key={day.date} className="day" />;
        const text = t(day.hoursOver ? 'compliance.hours' : 'compliance.day', {
          day: dayName(day.date),
          state: t(`compliance.states.${state}`),
          value: day.value === null ? '–' : formatNumber(day.value, decimals, language),
          count: day.hoursOver ?? 0,
        });
        return (
          <td key={day.date} className={`day ${state}`} title={text}>
            <span aria-hidden="true">{MARKS[state]}</span>
            <span className="visually-hidden">{text}</span>
          </td>
        );
      })}
    </tr>
  );
}
