import { useTranslation } from 'react-i18next';
import type { ChartLimit } from '../../components/chart-options.js';
import type { MetricItem } from '../../data/metrics.js';
import { now } from '../../lib/clock.js';
import { useLanguage } from '../../lib/language.js';
import { limitText } from '../../lib/limit-text.js';
import { type LegalLimit, limitsInForce } from '../../lib/limits-in-force.js';

/** Upper limits as lines of a chart, and in full with their basis. */
export function useChartLimits(
  limits: readonly LegalLimit[] | undefined,
  metrics: readonly MetricItem[],
  zone: string,
): (ChartLimit & { full: string })[] {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  return metrics.flatMap(metric =>
    limitsInForce(limits ?? [], metric.id, zone, now()).flatMap(limit => {
      if (limit.max === null) return [];
      const name = metrics.length > 1 ? `${nameOf(metric)} ` : '';
      const text = `${name}${limitText(limit, language, t)}`;
      const full = t('limit.full', {
        limit: text,
        averaging: t(`averaging.${limit.averaging}`),
        basis: limit.basis,
      });
      return [{ value: limit.max, text, full }];
    }),
  );
}
