import { toAxis } from '../lib/chart-axis.js';
import type { ChartLimit, ChartSeries } from '../lib/chart-content.js';
import { standsAlone } from '../lib/chart-points.js';
import { CHART_FONT } from './chart-font.js';

/** One series as the chart library draws it. */
export function seriesOptions({ name, points, shape, isBeside = false }: ChartSeries) {
  const data = points.map((point, index) => ({
    value: [toAxis(point.t), point.value],
    symbol: point.suspect ? 'emptyCircle' : 'circle',
    symbolSize: point.suspect ? 6 : standsAlone(points, index) ? 3 : 0,
  }));
  if (shape === 'bar') return { name, type: 'bar', data, barMaxWidth: 12, barMinWidth: 2 };
  return {
    name,
    type: 'line',
    step: shape === 'step' ? 'end' : undefined,
    data,
    showSymbol: true,
    showAllSymbol: true,
    connectNulls: false,
    lineStyle: { width: 1.5, type: isBeside ? ('dashed' as const) : ('solid' as const) },
  };
}

/** Limits as dashed lines across the chart in the colour of their series, named at the right end. */
export function limitLines(limits: readonly ChartLimit[], color: string) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { type: 'dashed', width: 1, color },
    label: { ...CHART_FONT, fontSize: 11, position: 'end', distance: 4, color, formatter: '{b}' },
    data: limits.map(({ value, text }) => ({ yAxis: value, name: text })),
  };
}
