import { useTranslation } from 'react-i18next';
import { useLimitWords } from '../../components/use-limit-words.js';
import { useZoneLimits } from '../../data/limits.js';
import type { MetricItem } from '../../data/metrics.js';
import { nearestLimits } from '../../lib/nearest-limits.js';

/** The legal limit of a metric with its averaging time; its basis on hover. */
export function TileLimit({ metric, zone }: { metric: MetricItem; zone: string }) {
  const { t } = useTranslation();
  const words = useLimitWords();
  const own = nearestLimits(useZoneLimits(zone).data ?? [], metric.id);
  const [first] = own;
  if (!first) return null;
  const basis = [t('limit.basis', { basis: first.basis }), words.scalingOf(first), ...words.remarksOf(own)];
  return (
    <p className="tile-limit" title={basis.filter(Boolean).join('\n')}>
      {t('limit.label')} {words.rangesOf(own)}
      <span className="tile-averaging"> {t(`averaging.${first.averaging}`)}</span>
    </p>
  );
}
