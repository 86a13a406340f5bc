import { useTranslation } from 'react-i18next';
import { WideTable } from '../../components/wide-table.js';
import { useIndicators } from '../../data/method.js';
import type { WhatIf } from '../../data/what-if.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

type Side = WhatIf['indicators'][number]['before'];

/** Indicators that differ: value and points, before and after. */
export function IndicatorDifferences({ indicators }: Pick<WhatIf, 'indicators'>) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const method = useIndicators().data ?? [];
  if (indicators.length === 0) return <p className="empty-note">{t('whatIf.noDifference')}</p>;
  const value = ({ value: known }: Side) =>
    known === null ? '–' : formatNumber(known, decimalsOf(known), language);
  const points = ({ score }: Side) =>
    score === null ? t('score.notMeasured') : formatNumber(score, 0, language);
  return (
    <WideTable label={t('whatIf.indicators')}>
      <table>
        <caption>{t('whatIf.indicators')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('whatIf.indicator')}</th>
            <th scope="col" className="number">
              {t('whatIf.value')}
            </th>
            <th scope="col" className="number">
              {t('whatIf.indicatorPoints')}
            </th>
          </tr>
        </thead>
        <tbody>
          {indicators.map(({ id, before, after }) => {
            const known = method.find(one => one.id === id);
            return (
              <tr key={id}>
                <th scope="row">
                  {known ? nameOf(known) : id}
                  <span className="row-note">
                    {id}
                    {known && known.unit !== '1' ? ` · ${known.unit}` : null}
                    {after.tags.includes('evidence-capped') ? ` · ${t('whatIf.capped')}` : null}
                  </span>
                </th>
                <td className="number">
                  {value(before)} → {value(after)}
                </td>
                <td className="number">
                  {points(before)} → {points(after)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </WideTable>
  );
}

/** Three or four figures say enough. */
function decimalsOf(value: number): number {
  return Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
}
