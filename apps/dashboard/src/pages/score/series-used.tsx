import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AT_HAND, Panel } from '../../components/panel.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import type { Explanation, SeriesUse } from '../../data/lineage.js';
import { useMetrics } from '../../data/metrics.js';
import { formatDateTime, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { UsedWindows } from './used-windows.js';

/** Which windows of which devices a value was computed from; each opens down to the readings. */
export function SeriesUsed({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { series, delivery } = explanation;
  if (series.length === 0 && delivery.length === 0) return null;
  return (
    <Panel title={t('lineage.series')} state={AT_HAND}>
      {() => (
        <>
          <p className="faint">{t('lineage.seriesNote')}</p>
          <ul className="lineage-series">
            {series.map(use => (
              <SeriesRow
                key={`${use.device} ${use.metric} ${use.tier}`}
                explanation={explanation}
                use={use}
              />
            ))}
            {delivery.map(({ device, timelySlots, firstLiveAt }) => (
              <li key={device}>
                {device}:{' '}
                {t('lineage.timely', { count: timelySlots, slots: formatNumber(timelySlots, 0, language) })}
                {firstLiveAt === null ? null : (
                  <span className="faint">
                    {' '}
                    {t('lineage.since', { time: formatDateTime(firstLiveAt, language) })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function SeriesRow({ explanation, use }: { explanation: Explanation; use: SeriesUse }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const metric = useMetrics().data?.get(use.metric);
  const count = (value: number) => formatNumber(value, 0, language);
  return (
    <li>
      <details onToggle={event => setIsOpen(event.currentTarget.open)}>
        <summary>
          <span>{metric ? nameOf(metric) : use.metric}</span> <span className="faint">{use.device}</span>{' '}
          {use.simulated ? <SimulatedBadge /> : null}
          <span className="lineage-counts">
            {t('lineage.counts', {
              windows: count(use.windows),
              tier: t(`lineage.tier.${use.tier}`),
              readings: count(use.readings),
              expected: count(use.expected),
            })}
            {use.suspect > 0 ? ` · ${t('lineage.suspect', { number: count(use.suspect) })}` : null}
            {use.failed > 0 ? ` · ${t('lineage.failed', { number: count(use.failed) })}` : null}
          </span>
        </summary>
        {isOpen ? <UsedWindows explanation={explanation} use={use} /> : null}
      </details>
    </li>
  );
}
