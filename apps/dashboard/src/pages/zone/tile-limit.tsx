import { useTranslation } from 'react-i18next';
import { useLimits } from '../../data/limits.js';
import type { MetricItem } from '../../data/metrics.js';
import { now } from '../../lib/clock.js';
import { useLanguage } from '../../lib/language.js';
import { limitText } from '../../lib/limit-text.js';
import { limitsInForce } from '../../lib/limits-in-force.js';

/** The legal limit of a metric with its averaging time; its basis on hover. */
export function TileLimit({ metric, zone }: { metric: MetricItem; zone: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const limits = useLimits();
  const own = limitsInForce(limits.data ?? [], metric.id, zone, now());
  const [first] = own;
  if (!first) return null;
  return (
    <p className="tile-limit" title={t('limit.basis', { basis: first.basis })}>
      {t('limit.label')} {own.map(limit => limitText(limit, language, t)).join(' · ')}
      <span className="tile-averaging"> {t(`averaging.${first.averaging}`)}</span>
    </p>
  );
}
