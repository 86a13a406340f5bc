import type { EChartsCoreOption } from 'echarts/core';
import type { Language } from '../i18n/setup.js';
import { axisNumber, axisTime, fromAxis, roomAbove, toAxis } from '../lib/chart-axis.js';
import type { ChartContent, ChartSeries } from '../lib/chart-content.js';
import { chartValueText } from '../lib/chart-value-text.js';
import { formatDateTime } from '../lib/format.js';
import { ROOM_RIGHT } from '../lib/room-for-limits.js';
import { stateAxis } from '../lib/state-axis.js';
import { tokenColor } from '../lib/theme.js';
import { CHART_FONT } from './chart-font.js';
import { limitLines, seriesOptions } from './chart-series.js';

/** Room for numbers at the left and limits at the right is the same in all charts, so that their time axes stand in line. */
const GRID = { left: 52, right: ROOM_RIGHT, top: 12, bottom: 24 };
const LEGEND_HEIGHT = 24;
/** A limit is drawn when the data come at least so near to it; else it would press them flat. */
const NEAR_LIMIT = 2.5;

interface TooltipItem {
  seriesIndex: number;
  marker: string;
  value: [number, number | null];
}

/** Everything the chart library is told, made out of content, language and the colours of the theme. */
export function chartOptions(content: ChartContent, language: Language): EChartsCoreOption {
  const { from, to, series, fromZero } = content;
  const muted = tokenColor('--text-muted');
  const colors = [1, 2, 3, 4, 5, 6].map(index => tokenColor(`--series-${index}`));
  const values = series.flatMap(item => item.points.flatMap(point => point.value ?? []));
  const highest = Math.max(...values, 0);
  const limits = content.limits.filter(limit => limit.value <= highest * NEAR_LIMIT);
  const numberText = axisNumber(language);
  const states = stateAxis(series);
  const hasLegend = series.length > 1;
  return {
    animation: false,
    useUTC: true,
    color: colors,
    textStyle: { ...CHART_FONT, color: muted },
    grid: { ...GRID, top: GRID.top + (hasLegend ? LEGEND_HEIGHT : 0) },
    legend: hasLegend
      ? {
          top: 0,
          left: 0,
          itemWidth: 14,
          itemHeight: 3,
          icon: 'rect',
          textStyle: { ...CHART_FONT, color: tokenColor('--text') },
        }
      : undefined,
    tooltip: {
      trigger: 'axis',
      confine: true,
      axisPointer: { type: 'line', lineStyle: { color: tokenColor('--line-strong') } },
      backgroundColor: tokenColor('--surface'),
      borderColor: tokenColor('--line-strong'),
      textStyle: { ...CHART_FONT, color: tokenColor('--text') },
      formatter: (items: TooltipItem[]) => tooltipText(items, series, language),
    },
    xAxis: {
      type: 'time',
      min: toAxis(from),
      max: toAxis(to),
      splitNumber: 6,
      axisLabel: { ...CHART_FONT, color: muted, hideOverlap: true, formatter: axisTime(to - from) },
      axisLine: { lineStyle: { color: tokenColor('--line-strong') } },
      axisTick: { lineStyle: { color: tokenColor('--line-strong') } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      // With a limit in sight the axis begins at zero: how near the limit is must not depend on the scale.
      scale: !fromZero && limits.length === 0,
      splitNumber: 4,
      ...(limits.length > 0 ? roomAbove(Math.max(highest, ...limits.map(limit => limit.value))) : {}),
      axisLabel: { ...CHART_FONT, color: muted, formatter: (value: number) => numberText(value) },
      splitLine: { lineStyle: { color: tokenColor('--line') } },
      ...(states && {
        min: states.min,
        max: states.max,
        interval: 1,
        axisLabel: {
          ...CHART_FONT,
          ...{ color: muted, fontSize: 10, lineHeight: 11, width: GRID.left - 4, overflow: 'break' },
          formatter: (value: number) => states.names.get(value) ?? '',
        },
      }),
    },
    series: series.map((item, index) => ({
      ...seriesOptions(item),
      markLine: limitLines(
        limits.filter(limit => limit.metric === item.metric && !item.isBeside),
        colors[index] ?? muted,
      ),
    })),
  };
}

function tooltipText(items: TooltipItem[], series: readonly ChartSeries[], language: Language): string {
  const [first] = items;
  if (!first) return '';
  const lines = items.flatMap(({ seriesIndex, marker, value: [, value] }) => {
    const of = series[seriesIndex];
    if (!of || value === null) return [];
    return `${marker}${of.name} <b>${chartValueText(of, value, language)}</b> ${of.unit}`;
  });
  return [formatDateTime(fromAxis(first.value[0]), language), ...lines].join('<br>');
}
