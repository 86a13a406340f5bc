import { useTranslation } from 'react-i18next';
import { ChartDownloads } from '../../components/chart-downloads.js';
import { ChartFigure } from '../../components/chart-figure.js';
import { useMetrics } from '../../data/metrics.js';
import { type ChartSpan, type SeriesData, useBesideSeries, useChartSeries } from '../../data/series.js';
import type { ChartContent, ChartSeries } from '../../lib/chart-content.js';
import { type Compare, comparedWith } from '../../lib/compare.js';
import { chartStep, shapeOf } from '../../lib/chart-shape.js';
import { formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { localDateOf } from '../../lib/local-time.js';
import type { TimeWindow } from '../../lib/ranges.js';
import type { SystemChart } from '../../lib/systems.js';
import { useChartLimits } from './use-chart-limits.js';

interface SeriesChartProps {
  zone: string;
  chart: SystemChart;
  span: ChartSpan;
  onWindow: (window: TimeWindow | null) => void;
  /** What is drawn beside, dashed, and how it is called. */
  beside?: { readonly compare: Compare; readonly name: string } | undefined;
}

/** One chart of a zone's system. */
export function SeriesChart({ zone, chart, span, onWindow, beside }: SeriesChartProps) {
  const { t, i18n } = useTranslation();
  const { language, nameOf } = useLanguage();
  const catalogue = useMetrics();
  const metrics = chart.metrics.flatMap(id => catalogue.data?.get(id) ?? []);
  const step = chartStep(metrics, span);
  const results = useChartSeries(zone, chart.metrics, span, step);
  const limits = useChartLimits(metrics, zone, span.window ? localDateOf(span.window.to - 1) : undefined);
  const data = results.flatMap(result => result.data ?? []);
  const [first] = data;
  const other = beside ? comparedWith(beside.compare, zone) : null;
  const besides = useBesideSeries(
    other?.zone ?? zone,
    chart.metrics,
    other && first ? { from: first.from, to: first.to } : null,
    other?.shiftMs ?? 0,
    step,
  );
  const unit = formatUnit(metrics[0]?.ucum ?? '');
  const lineOf = (series: SeriesData, isBeside: boolean): ChartSeries[] => {
    const metric = catalogue.data?.get(series.metric);
    if (!metric) return [];
    const name = nameOf(metric);
    return [
      {
        metric: metric.id,
        name: isBeside && beside ? t('chart.beside', { name, what: beside.name }) : name,
        unit,
        decimals: metric.decimals,
        states: metric.enumValues && new Map(metric.enumValues.map(state => [state.code, nameOf(state)])),
        points: series.points,
        shape: shapeOf(metric),
        isBeside,
      },
    ];
  };
  const content: ChartContent = {
    from: Math.min(...data.map(series => series.from)),
    to: Math.max(...data.map(series => series.to)),
    limits: limits.lines,
    fromZero: data.some(series => series.across === 'sum'),
    series: [
      ...data.flatMap(series => lineOf(series, false)),
      ...besides.flatMap(({ data: series }) => (series ? lineOf(series, true) : [])),
    ],
  };
  // A chart of one metric is called after it.
  const titleKey = `chartTitle.${chart.id}`;
  const title = i18n.exists(titleKey) ? t(titleKey) : metrics[0] ? nameOf(metrics[0]) : '';
  const units = [...new Set(content.series.map(one => one.unit))].filter(one => one !== '');
  const error = results.find(result => result.error && !result.data)?.error;
  return (
    <ChartFigure
      title={title}
      unit={unit}
      content={content}
      isPending={data.length < results.length}
      error={error ?? null}
      retry={() => results.forEach(result => void result.refetch())}
      notes={limits.words}
      aside={
        <ChartDownloads
          {...{ zone, metrics: chart.metrics, span, step, title, units, drawn: content }}
          saveImage={async (caption, format) => {
            const { saveChartImage } = await import('../../components/chart-image.js');
            await saveChartImage(content, caption, format, language);
          }}
        />
      }
      onWindow={onWindow}
    />
  );
}
