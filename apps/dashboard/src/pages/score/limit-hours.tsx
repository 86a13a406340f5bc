import { useTranslation } from 'react-i18next';
import { AT_HAND, Panel } from '../../components/panel.js';
import { WideTable } from '../../components/wide-table.js';
import type { Explanation } from '../../data/lineage.js';
import { useMetrics } from '../../data/metrics.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** Hours measured and hours above a limit by what was measured, of noise by day and by night. */
export function LimitHours({ explanation: { limitHours } }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const metrics = useMetrics().data;
  if (limitHours === null) return null;
  const count = (value: number) => formatNumber(value, 0, language);
  const nameOfMetric = (id: string) => {
    const metric = metrics?.get(id);
    return metric ? nameOf(metric) : id;
  };
  return (
    <Panel title={t('lineage.hours.title')} state={AT_HAND}>
      {() => (
        <>
          <WideTable label={t('lineage.hours.title')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('lineage.hours.of')}</th>
                  <th scope="col" className="number">
                    {t('lineage.hours.measured')}
                  </th>
                  <th scope="col" className="number">
                    {t('lineage.hours.over')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {limitHours.parts.map(({ metric, averaging, period, measured, over }) => (
                  <tr key={`${metric} ${averaging} ${period}`}>
                    <th scope="row">
                      {nameOfMetric(metric)}
                      <span className="row-note">
                        {period === null
                          ? t(`averaging.${averaging}`)
                          : `${t(`limit.classes.ordinary-${period}`)}, ${t(`averaging.${averaging}`)}`}
                      </span>
                    </th>
                    <td className="number">{count(measured)}</td>
                    <td className="number">{count(over)}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{t('lineage.hours.all')}</th>
                  <td className="number">{count(limitHours.measured)}</td>
                  <td className="number">{count(limitHours.over)}</td>
                </tr>
              </tfoot>
            </table>
          </WideTable>
          <p className="faint">{t('lineage.hours.note')}</p>
        </>
      )}
    </Panel>
  );
}
