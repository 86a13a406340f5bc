import { useTranslation } from 'react-i18next';
import type { ChartContent } from '../lib/chart-content.js';
import { chartValueText } from '../lib/chart-value-text.js';
import { useLanguage } from '../lib/language.js';

/** A chart in a sentence for each of its lines, for those who do not see it. */
export function useChartSummary({ series }: ChartContent): string {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return series
    .flatMap(item => {
      const { name, unit, points } = item;
      const values = points.flatMap(point => point.value ?? []);
      const last = values.at(-1);
      if (last === undefined) return [];
      const figure = (value: number): string => `${chartValueText(item, value, language)} ${unit}`.trim();
      return t('chart.summary', {
        name,
        low: figure(Math.min(...values)),
        high: figure(Math.max(...values)),
        last: figure(last),
      });
    })
    .join(' ');
}
