import { useTranslation } from 'react-i18next';
import { useLimitWords } from '../../components/use-limit-words.js';
import { type AppliedLimit, useZoneLimits } from '../../data/limits.js';
import type { MetricItem } from '../../data/metrics.js';
import type { ChartLimit } from '../../lib/chart-content.js';
import { formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { limitLevels } from '../../lib/limit-levels.js';
import { limitText } from '../../lib/limit-text.js';
import { nearestLimits } from '../../lib/nearest-limits.js';

interface ChartLimits {
  /** Upper limits, as lines. */
  readonly lines: ChartLimit[];
  /** All of them in sentences, with what they rest on and what is to be known of it. */
  readonly words: string[];
}

/** Limits that hold for the metrics of a chart, on the local date where it ends: today unless given. */
export function useChartLimits(
  metrics: readonly MetricItem[],
  zone: string,
  on: string | undefined,
): ChartLimits {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const limits = useZoneLimits(zone, on).data ?? [];
  const words = useLimitWords();
  const found = metrics.flatMap(metric => {
    const own = nearestLimits(limits, metric.id);
    const [first] = own;
    return first ? [{ metric, own, first }] : [];
  });
  const sentencesOf = (metric: MetricItem, own: readonly AppliedLimit[], first: AppliedLimit): string[] => {
    const limit = t('limit.full', {
      name: nameOf(metric),
      limit: `${words.rangesOf(own)} ${formatUnit(metric.ucum)}`.trim(),
      averaging: t(`averaging.${first.averaging}`),
      basis: first.basis,
    });
    const scaling = words.scalingOf(first);
    return scaling === '' ? [limit] : [limit, `${scaling}.`];
  };
  return {
    lines: found.flatMap(({ metric, own }) =>
      limitLevels(own).map(({ max, classes }) => {
        const names = classes.map(words.markOf).join('/');
        const text = [names, limitText({ min: null, max }, language)].join(' ').trim();
        return { metric: metric.id, value: max, text };
      }),
    ),
    words: [
      ...found.flatMap(({ metric, own, first }) => sentencesOf(metric, own, first)),
      ...words.remarksOf(found.flatMap(({ own }) => own)),
    ],
  };
}
