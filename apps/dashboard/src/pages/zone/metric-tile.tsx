import { useTranslation } from 'react-i18next';
import { FreshnessMark } from '../../components/freshness-mark.js';
import type { MetricItem } from '../../data/metrics.js';
import { combineLatest, type LatestValue } from '../../lib/combine-latest.js';
import { formatNumber, formatUnit } from '../../lib/format.js';
import { judgeFreshness } from '../../lib/freshness.js';
import { useLanguage } from '../../lib/language.js';
import { useNow } from '../../lib/use-now.js';

/** Whether the values of several devices add up (power, flows) or stand for the same air or water. */
const ADDS_UP = new Set(['kW', 'm3/h', 'm3', 'kW.h', 'kg']);

/** A live value with its unit, quality and age. It turns stale by its own cadence. */
export function MetricTile({ metric, values }: { metric: MetricItem; values: readonly LatestValue[] }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const now = useNow(2_000);
  const figure = combineLatest(values, ADDS_UP.has(metric.ucum) ? 'sum' : 'mean');
  const freshness = judgeFreshness(figure?.timeMs ?? null, figure?.cadenceSeconds ?? null, now);
  const choice = metric.enumValues?.find(item => item.code === figure?.value);
  return (
    <div className={`tile ${freshness}`} data-metric={metric.id}>
      <span className="tile-name">{nameOf(metric)}</span>
      <span className="tile-value">
        {figure === null
          ? '—'
          : choice
            ? nameOf(choice)
            : formatNumber(figure.value, metric.decimals, language)}{' '}
        <small>{formatUnit(metric.ucum)}</small>
      </span>
      <FreshnessMark freshness={freshness} ageMs={figure === null ? null : now - figure.timeMs} />
      {figure?.flag === 3 ? <span className="badge">{t('quality.3')}</span> : null}
    </div>
  );
}
