import { useTranslation } from 'react-i18next';
import { Switch } from '../../components/switch.js';
import type { ChartSpan } from '../../data/series.js';
import { formatSpan } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { RANGES, type RangeId } from '../../lib/ranges.js';
import type { System } from '../../lib/systems.js';

interface PeriodBarProps {
  systems: readonly System[];
  isPlanned: boolean;
  span: ChartSpan;
  onChange: (search: { range: RangeId }) => void;
}

/** Ways to the systems of the page, and the one period that all its charts show. */
export function PeriodBar({ systems, isPlanned, span, onChange }: PeriodBarProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { range, window } = span;
  return (
    <div className="period-bar">
      <nav aria-label={t('zone.systems')} className="system-links">
        {systems.map(system => (
          <a key={system.id} href={`#${system.id}`}>
            {t(`${isPlanned ? 'plannedSystem' : 'system'}.${system.id}`)}
          </a>
        ))}
        <a href="#devices">{t('zone.devices')}</a>
      </nav>
      <div className="period">
        {window ? (
          <button type="button" className="button" onClick={() => onChange({ range })}>
            <span aria-hidden="true">✕ </span>
            <span className="visually-hidden">{t('chart.leaveWindow')} </span>
            {formatSpan(window.from, window.to, language)}
          </button>
        ) : null}
        <span className="faint">{t('chart.zone')}</span>
        <Switch
          label={t('chart.range')}
          value={window ? null : range}
          options={RANGES.map(item => ({ value: item.id, text: t(`chart.${item.id}`) }))}
          onChange={value => onChange({ range: value })}
        />
      </div>
    </div>
  );
}
