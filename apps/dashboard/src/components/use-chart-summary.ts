import { useTranslation } from 'react-i18next';
import type { ChartContent, ChartSeries } from '../lib/chart-content.js';
import { chartValueText } from '../lib/chart-value-text.js';
import { formatDateTime } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { stateStretches } from '../lib/state-stretches.js';

/** More than a few at once nobody keeps in mind; the table has them all. */
const MOST_STRETCHES = 8;

/** A chart in a sentence for each of its lines, for those who do not see it: figures by their range, states by when they held. */
export function useChartSummary({ series }: ChartContent): string {
  const { t } = useTranslation();
  const { language } = useLanguage();
  // Of states the lowest and the highest say nothing; what counts is which held when.
  const statesText = (item: ChartSeries): string | undefined => {
    const all = stateStretches(item.points);
    if (all.length === 0) return undefined;
    const said = all.slice(-MOST_STRETCHES);
    const stretches = said
      .map(({ from, value }) =>
        t('chart.stretch', {
          state: value === null ? t('quality.9') : chartValueText(item, value, language),
          time: formatDateTime(from, language),
        }),
      )
      .join('; ');
    const key = said.length < all.length ? 'chart.lastStretches' : 'chart.stretches';
    return t(key, { name: item.name, count: said.length, stretches });
  };
  return series
    .flatMap(item => {
      const { name, unit, points, states } = item;
      if (states !== undefined) return statesText(item) ?? [];
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
