import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../components/panel.js';
import { useMetrics } from '../../data/metrics.js';
import { useSeries } from '../../data/series.js';
import { formatDateTime, formatNumber, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import type { RangeId } from '../../lib/ranges.js';
import { splitAtGaps } from '../../lib/split-at-gaps.js';

const TimeChart = lazy(async () => ({ default: (await import('../../components/time-chart.js')).TimeChart }));

interface SeriesChartProps {
  zone: string;
  metrics: readonly string[];
  range: RangeId;
}

/** One chart of a zone; the table behind it is one key away. */
export function SeriesChart({ zone, metrics, range }: SeriesChartProps) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const catalogue = useMetrics();
  const { results, from, to } = useSeries(zone, metrics, range);
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const series = useMemo(
    () =>
      results.flatMap(result => {
        const metric = result.data && catalogue.data?.get(result.data.metric);
        if (!result.data || !metric) return [];
        return [
          {
            name: nameOf(metric),
            unit: formatUnit(metric.ucum),
            decimals: metric.decimals,
            points: splitAtGaps(result.data.points, result.data.stepMs),
          },
        ];
      }),
    // The language decides the names.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `nameOf` changes with `language` only.
    [results, catalogue.data, language],
  );
  const failed = results.find(result => result.error)?.error ?? null;
  const title = series.map(item => `${item.name}${item.unit ? ` (${item.unit})` : ''}`).join(', ');
  if (failed)
    return (
      <div className="chart-box">
        <ErrorNote error={failed} retry={() => results.forEach(result => void result.refetch())} />
      </div>
    );
  if (results.some(result => result.isPending)) return <div className="skeleton chart" aria-busy="true" />;
  if (series.every(item => item.points.length === 0))
    return (
      <div className="chart-box">
        <h3>{title}</h3>
        <p className="note">{t('state.empty')}</p>
      </div>
    );
  return (
    <div className="chart-box">
      <div className="panel-head" style={{ padding: 0 }}>
        <h3>{title}</h3>
        <button
          type="button"
          className="button quiet"
          onClick={() => setView(view === 'chart' ? 'table' : 'chart')}
        >
          {t(view === 'chart' ? 'chart.table' : 'chart.chart')}
        </button>
      </div>
      {view === 'chart' ? (
        <Suspense fallback={<div className="skeleton chart" />}>
          <TimeChart label={title} from={from} to={to} series={series} />
        </Suspense>
      ) : (
        <div className="table-scroll chart" style={{ overflow: 'auto' }}>
          {series.map(item => (
            <table key={item.name}>
              <thead>
                <tr>
                  <th scope="col">{t('chart.time')}</th>
                  <th scope="col" className="number">
                    {item.name} {item.unit}
                  </th>
                </tr>
              </thead>
              <tbody>
                {item.points.map(([time, value]) => (
                  <tr key={time}>
                    <td>{formatDateTime(time, language)}</td>
                    <td className="number">
                      {value === null ? t('quality.9') : formatNumber(value, item.decimals, language)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </div>
      )}
    </div>
  );
}
