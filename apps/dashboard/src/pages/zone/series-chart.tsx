import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartContent } from '../../lib/chart-content.js';
import { ErrorNote } from '../../components/error-note.js';
import { useLimits } from '../../data/limits.js';
import { useMetrics } from '../../data/metrics.js';
import { type ChartSpan, useChartSeries } from '../../data/series.js';
import { chartStep, shapeOf } from '../../lib/chart-shape.js';
import { formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import type { TimeWindow } from '../../lib/ranges.js';
import type { SystemChart } from '../../lib/systems.js';
import { ChartTable } from './chart-table.js';
import { useChartLimits } from './use-chart-limits.js';
import { useChartSummary } from './use-chart-summary.js';

const TimeChart = lazy(async () => ({ default: (await import('../../components/time-chart.js')).TimeChart }));

interface SeriesChartProps {
  zone: string;
  chart: SystemChart;
  span: ChartSpan;
  onWindow: (window: TimeWindow | null) => void;
}

/** One chart of a zone. The table behind it is one key away: `t` while the chart has the focus. */
export function SeriesChart({ zone, chart, span, onWindow }: SeriesChartProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const heading = useId();
  const title = t(`chartTitle.${chart.id}`);
  const [isTable, setIsTable] = useState(false);
  const catalogue = useMetrics();
  const metrics = chart.metrics.flatMap(id => catalogue.data?.get(id) ?? []);
  const step = chartStep(metrics, span);
  const results = useChartSeries(zone, chart.metrics, span, step);
  const limits = useChartLimits(useLimits().data, metrics, zone);
  const data = results.flatMap(result => result.data ?? []);
  const unit = formatUnit(metrics[0]?.ucum ?? '');
  const content: ChartContent = {
    from: Math.min(...data.map(series => series.from)),
    to: Math.max(...data.map(series => series.to)),
    limits: limits.lines,
    fromZero: data.some(series => series.across === 'sum'),
    series: data.flatMap(series => {
      const metric = catalogue.data?.get(series.metric);
      if (!metric) return [];
      return [
        {
          metric: metric.id,
          name: nameOf(metric),
          unit,
          decimals: metric.decimals,
          points: series.points,
          shape: shapeOf(metric),
        },
      ];
    }),
  };
  const summary = useChartSummary(content);
  const error = results.find(result => result.error && !result.data)?.error;
  const isPending = data.length < results.length;
  const isEmpty = content.series.every(series => series.points.length === 0);
  return (
    <figure
      className="chart-box"
      aria-labelledby={heading}
      onKeyDown={event => {
        if (event.key === 't' && !event.ctrlKey && !event.metaKey && !event.altKey) setIsTable(!isTable);
      }}
    >
      <figcaption className="chart-head">
        <h3 id={heading}>
          {title} {unit ? <small>{unit}</small> : null}
        </h3>
        <button
          type="button"
          className="button quiet"
          aria-pressed={isTable}
          aria-keyshortcuts="t"
          onClick={() => setIsTable(!isTable)}
        >
          {t(isTable ? 'chart.chart' : 'chart.table')}
        </button>
      </figcaption>
      {error ? (
        <div className="chart">
          <ErrorNote error={error} retry={() => results.forEach(result => void result.refetch())} />
        </div>
      ) : isPending ? (
        <div className="skeleton chart" aria-busy="true" />
      ) : isEmpty ? (
        <div className="chart empty-note">{t('state.empty')}</div>
      ) : (
        // One element for both views, so that the focus stays when a key changes between them.
        <div
          className={isTable ? 'chart chart-table' : 'chart'}
          role={isTable ? 'region' : 'img'}
          tabIndex={0}
          aria-label={
            isTable ? `${title}. ${t('chart.table')}` : `${title}. ${summary} ${t('chart.tableKey')}`
          }
        >
          {isTable ? (
            <ChartTable content={content} />
          ) : (
            <Suspense fallback={<div className="skeleton chart" />}>
              <TimeChart content={content} onBrush={onWindow} />
            </Suspense>
          )}
        </div>
      )}
      {limits.words.length > 0 ? <p className="chart-limits">{limits.words.join('. ')}</p> : null}
    </figure>
  );
}
