import { useTranslation } from 'react-i18next';
import type { MetricItem } from '../../data/metrics.js';
import type { ChartLimit } from '../../lib/chart-content.js';
import { now } from '../../lib/clock.js';
import { formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { limitLevels } from '../../lib/limit-levels.js';
import { limitText } from '../../lib/limit-text.js';
import { type LegalLimit, limitsInForce } from '../../lib/limits-in-force.js';

interface ChartLimits {
  /** Upper limits, as lines. */
  readonly lines: ChartLimit[];
  /** All of them in words, a sentence a metric, with their basis. */
  readonly words: string[];
}

/** Limits that hold for the metrics of a chart. */
export function useChartLimits(
  limits: readonly LegalLimit[] | undefined,
  metrics: readonly MetricItem[],
  zone: string,
): ChartLimits {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const found = metrics.flatMap(metric => {
    const own = limitsInForce(limits ?? [], metric.id, zone, now());
    const [first] = own;
    return first ? [{ metric, own, first }] : [];
  });
  return {
    lines: found.flatMap(({ metric, own }) =>
      limitLevels(own).map(({ max, classes }) => {
        const text = limitText({ min: null, max, class: undefined }, language, t);
        return { metric: metric.id, value: max, text: [classes.join('/'), text].join(' ').trim() };
      }),
    ),
    words: found.map(({ metric, own, first }) =>
      t('limit.full', {
        name: nameOf(metric),
        limit: own.map(limit => limitText(limit, language, t)).join(' · '),
        unit: formatUnit(metric.ucum),
        averaging: t(`averaging.${first.averaging}`),
        basis: first.basis,
      }),
    ),
  };
}
