import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartContent } from '../lib/chart-content.js';
import { chartValueText } from '../lib/chart-value-text.js';
import { formatDateTime } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { tableRows } from '../lib/table-rows.js';

/** The numbers of a chart, newest first. Gaps and suspect values are named. */
export function ChartTable({ content }: { content: ChartContent }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { series } = content;
  const rows = useMemo(() => tableRows(series.map(item => item.points)), [series]);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('chart.time')}</th>
          {series.map(item => (
            <th key={item.name} scope="col" className="number">
              {item.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.t}>
            <th scope="row">{formatDateTime(row.t, language)}</th>
            {row.values.map((point, index) => (
              <td key={series[index]?.name} className="number">
                {!point ? null : point.value === null ? (
                  <span className="faint">{t('quality.9')}</span>
                ) : (
                  chartValueText(series[index] ?? { decimals: 0 }, point.value, language)
                )}
                {point?.suspect ? <span className="badge suspect">{t('quality.3')}</span> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
