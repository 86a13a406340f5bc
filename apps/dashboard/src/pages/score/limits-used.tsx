import { useTranslation } from 'react-i18next';
import { AT_HAND, Panel } from '../../components/panel.js';
import { useLimitWords } from '../../components/use-limit-words.js';
import type { Explanation } from '../../data/lineage.js';
import { useMetrics } from '../../data/metrics.js';
import { formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { limitText } from '../../lib/limit-text.js';

/**
 * Legal limits: those that the values were held against, with the numbers as they apply, and all on record for what is
 * read. Unknown numbers are said to be unknown.
 */
export function LimitsUsed({ explanation: { limits, appliedLimits } }: { explanation: Explanation }) {
  const { t } = useTranslation();
  if (limits.length + appliedLimits.length === 0) return null;
  return (
    <Panel title={t(appliedLimits.length > 0 ? 'lineage.applied' : 'lineage.limits')} state={AT_HAND}>
      {() =>
        appliedLimits.length > 0 ? (
          <>
            <p className="faint">{t('lineage.appliedNote')}</p>
            <LimitList limits={appliedLimits} />
            <details>
              <summary>{t('lineage.limits')}</summary>
              <LimitList limits={limits} />
            </details>
          </>
        ) : (
          <LimitList limits={limits} />
        )
      }
    </Panel>
  );
}

type Limit = Explanation['limits'][number] | Explanation['appliedLimits'][number];

function LimitList({ limits }: { limits: readonly Limit[] }) {
  const { t, i18n } = useTranslation();
  const { language, nameOf } = useLanguage();
  const { classOf, scalingOf } = useLimitWords();
  const metrics = useMetrics().data;
  const averagingOf = (averaging: string): string =>
    i18n.exists(`averaging.${averaging}`) ? t(`averaging.${averaging}`) : averaging;
  return (
    <ul className="lineage-series">
      {limits.map(limit => {
        const { metric: id, basis, class: of, averaging, min, max } = limit;
        const metric = metrics?.get(id);
        const isKnown = min !== null || max !== null;
        const scaling = 'scaling' in limit ? scalingOf(limit) : '';
        return (
          <li key={`${id} ${basis} ${of} ${averaging}`}>
            {metric ? nameOf(metric) : id}:{' '}
            {isKnown
              ? `${limitText(limit, language)} ${formatUnit(metric?.ucum ?? '')}`
              : t('lineage.limitUnknown')}{' '}
            ·{' '}
            <span className="faint">
              {[basis, classOf(of ?? null), scaling, averagingOf(averaging)].filter(Boolean).join(', ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
