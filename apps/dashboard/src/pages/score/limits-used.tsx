import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import type { Explanation } from '../../data/lineage.js';
import { useMetrics } from '../../data/metrics.js';
import { formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

const DONE = { isPending: false, error: null, data: true, refetch: () => undefined };

/** Legal limits on record for what an indicator reads; unknown numbers are said to be unknown. */
export function LimitsUsed({ explanation: { limits } }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const metrics = useMetrics().data;
  if (limits.length === 0) return null;
  return (
    <Panel title={t('lineage.limits')} state={DONE}>
      {() => (
        <ul className="lineage-series">
          {limits.map(({ metric: id, basis, class: of, averaging, min, max }) => {
            const metric = metrics?.get(id);
            const numbers =
              min === null && max === null
                ? t('lineage.limitUnknown')
                : `${[min === null ? '' : `≥ ${min}`, max === null ? '' : `≤ ${max}`].filter(Boolean).join(', ')} ${formatUnit(metric?.ucum ?? '')}`;
            return (
              <li key={`${id} ${basis} ${of} ${averaging}`}>
                {metric ? nameOf(metric) : id}: {numbers} ·{' '}
                <span className="faint">
                  {basis}
                  {of ? `, ${of}` : ''}, {averaging}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
