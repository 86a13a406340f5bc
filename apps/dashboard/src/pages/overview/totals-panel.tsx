import { useCallback, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FreshnessMark } from '../../components/freshness-mark.js';
import { Panel } from '../../components/panel.js';
import { type CityTotal, useTotals } from '../../data/totals.js';
import { formatNumber, formatUnit } from '../../lib/format.js';
import { judgeFreshness } from '../../lib/freshness.js';
import { useLanguage } from '../../lib/language.js';
import { useTicking } from '../../lib/use-ticking.js';

/** What the operating zones draw and discharge together, with how many of them are in the sum. */
export function TotalsPanel() {
  const { t } = useTranslation();
  const totals = useTotals();
  return (
    <Panel title={t('city.totals')} state={totals} minHeight={{ phone: 220, tablet: 106, wide: 106 }}>
      {() => (
        <div className="totals">
          {totals.data?.map(total => (
            <Total key={total.metric} total={total} />
          ))}
        </div>
      )}
    </Panel>
  );
}

function Total({
  total: { metric, unit, value, time, cadenceSeconds, zones, expected },
}: {
  total: CityTotal;
}) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const name = useId();
  const freshness = useTicking(
    useCallback((now: number) => judgeFreshness(time, cadenceSeconds, now), [time, cadenceSeconds]),
  );
  return (
    <article className={`total tile ${freshness}`} aria-labelledby={name}>
      <h3 id={name} className="tile-name">
        {t(`city.total.${metric}`)}
      </h3>
      <p className="tile-value">
        {value === null ? '–' : formatNumber(value, 0, language)} <small>{formatUnit(unit)}</small>
      </p>
      <div className="tile-foot">
        <FreshnessMark freshness={freshness} timeMs={time} />
        <span className="tile-devices">
          {zones === 0 ? t('city.totalNone') : t('city.totalOf', { count: zones, expected })}
        </span>
      </div>
    </article>
  );
}
