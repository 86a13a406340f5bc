import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import type { Explanation } from '../../data/lineage.js';
import { useMetrics } from '../../data/metrics.js';
import { formatNumber, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

const DONE = { isPending: false, error: null, data: true, refetch: () => undefined };

/**
 * Legal limits: those that the values were held against, with the numbers as they apply, and all on record for what is
 * read. Unknown numbers are said to be unknown.
 */
export function LimitsUsed({ explanation: { limits, appliedLimits } }: { explanation: Explanation }) {
  const { t } = useTranslation();
  if (limits.length + appliedLimits.length === 0) return null;
  return (
    <Panel title={t(appliedLimits.length > 0 ? 'lineage.applied' : 'lineage.limits')} state={DONE}>
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
  const metrics = useMetrics().data;
  const number = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 2, language);
  const wordOf = (key: string, otherwise: string) => (i18n.exists(key) ? t(key) : otherwise);
  return (
    <ul className="lineage-series">
      {limits.map(({ metric: id, basis, class: of, averaging, min, max }) => {
        const metric = metrics?.get(id);
        const numbers =
          min === null && max === null
            ? t('lineage.limitUnknown')
            : `${[min === null ? '' : `≥ ${number(min)}`, max === null ? '' : `≤ ${number(max)}`].filter(Boolean).join(', ')} ${formatUnit(metric?.ucum ?? '')}`;
        return (
          <li key={`${id} ${basis} ${of} ${averaging}`}>
            {metric ? nameOf(metric) : id}: {numbers} ·{' '}
            <span className="faint">
              {basis}
              {of ? `, ${wordOf(`lineage.limitClass.${of}`, of)}` : ''},{' '}
              {wordOf(`averaging.${averaging}`, averaging)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
