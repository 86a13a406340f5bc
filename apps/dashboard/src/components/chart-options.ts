import type { EChartsCoreOption } from 'echarts/core';
import { type ChartPoint, standsAlone } from '../lib/chart-points.js';
import { formatDateTime, formatNumber } from '../lib/format.js';
import type { Language } from '../i18n/setup.js';
import { tokenColor } from '../lib/theme.js';

export interface ChartSeries {
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly points: readonly ChartPoint[];
  /** Bars for amounts of events, steps for a state that holds until the next, else a line. */
  readonly shape: 'line' | 'step' | 'bar';
}

export interface ChartLimit {
  readonly value: number;
  readonly text: string;
}

export interface ChartContent {
  readonly from: number;
  readonly to: number;
  readonly series: readonly ChartSeries[];
  readonly limits: readonly ChartLimit[];
  /** Amounts are seen from zero; qualities from where they are. */
  readonly fromZero: boolean;
}

/** The chart library knows only UTC and the computer's own zone; so it gets Việt Nam time as if it were UTC. */
const SHIFT_MS = 7 * 3_600_000;
export const toAxis = (timeMs: number): number => timeMs + SHIFT_MS;
export const fromAxis = (axisMs: number): number => axisMs - SHIFT_MS;

/** Room for the numbers at the left is the same in all charts, so that their time axes stand in line. */
const GRID = { left: 52, right: 12, top: 12, bottom: 24 };
const LEGEND_HEIGHT = 24;
const TWO_DAYS_MS = 2 * 86_400_000;
/** A limit is drawn when the data come at least so near to it; else it would press them flat. */
const NEAR_LIMIT = 2.5;

const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };
const FONT = { fontFamily: 'Be Vietnam Pro Variable, Be Vietnam Pro, system-ui, sans-serif', fontSize: 12 };

interface TooltipItem {
  seriesIndex: number;
  marker: string;
  value: [number, number | null];
}

/** Everything the chart library is told, made out of content, language and the colours of the theme. */
export function chartOptions(content: ChartContent, language: Language): EChartsCoreOption {
  const { from, to, series, fromZero } = content;
  const muted = tokenColor('--text-muted');
  const values = series.flatMap(item => item.points.flatMap(point => point.value ?? []));
  const highest = Math.max(...values, 0);
  const limits = content.limits.filter(limit => limit.value <= highest * NEAR_LIMIT);
  const hasLegend = series.length > 1;
  const compact = new Intl.NumberFormat(LOCALES[language], { notation: 'compact', maximumFractionDigits: 2 });
  return {
    animation: false,
    useUTC: true,
    color: [1, 2, 3, 4, 5, 6].map(index => tokenColor(`--series-${index}`)),
    textStyle: { ...FONT, color: muted },
    grid: { ...GRID, top: GRID.top + (hasLegend ? LEGEND_HEIGHT : 0) },
    legend: hasLegend
      ? {
          top: 0,
          left: 0,
          itemWidth: 14,
          itemHeight: 3,
          icon: 'rect',
          textStyle: { ...FONT, color: tokenColor('--text') },
        }
      : undefined,
    tooltip: {
      trigger: 'axis',
      confine: true,
      axisPointer: { type: 'line', lineStyle: { color: tokenColor('--line-strong') } },
      backgroundColor: tokenColor('--surface'),
      borderColor: tokenColor('--line-strong'),
      textStyle: { ...FONT, color: tokenColor('--text') },
      formatter: (items: TooltipItem[]) => tooltipText(items, series, language),
    },
    xAxis: {
      type: 'time',
      min: toAxis(from),
      max: toAxis(to),
      splitNumber: 6,
      axisLabel: { ...FONT, color: muted, hideOverlap: true, formatter: axisText(to - from, language) },
      axisLine: { lineStyle: { color: tokenColor('--line-strong') } },
      axisTick: { lineStyle: { color: tokenColor('--line-strong') } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: !fromZero,
      splitNumber: 4,
      max: limits.length > 0 ? Math.max(highest, ...limits.map(limit => limit.value)) * 1.05 : undefined,
      axisLabel: { ...FONT, color: muted, formatter: (value: number) => compact.format(value) },
      splitLine: { lineStyle: { color: tokenColor('--line') } },
    },
    series: series.map((item, index) => ({
      ...seriesOptions(item),
      markLine: index === 0 ? limitLines(limits) : undefined,
    })),
  };
}

function tooltipText(items: TooltipItem[], series: readonly ChartSeries[], language: Language): string {
  const [first] = items;
  if (!first) return '';
  const lines = items.flatMap(({ seriesIndex, marker, value: [, value] }) => {
    const of = series[seriesIndex];
    if (!of || value === null) return [];
    return `${marker}${of.name} <b>${formatNumber(value, of.decimals, language)}</b> ${of.unit}`;
  });
  return [formatDateTime(fromAxis(first.value[0]), language), ...lines].join('<br>');
}

function axisText(spanMs: number, language: Language): (axisMs: number) => string {
  const day = new Intl.DateTimeFormat(LOCALES[language], {
    day: '2-digit',
    month: '2-digit',
    timeZone: 'UTC',
  });
  const time = new Intl.DateTimeFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  const isMidnight = (axisMs: number): boolean => axisMs % 86_400_000 === 0;
  return axisMs => (spanMs > TWO_DAYS_MS || isMidnight(axisMs) ? day : time).format(axisMs);
}

function seriesOptions({ name, points, shape }: ChartSeries) {
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
    lineStyle: { width: 1.5 },
  };
}

function limitLines(limits: readonly ChartLimit[]) {
  const color = tokenColor('--text-muted');
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { type: 'dashed', width: 1, color },
    label: { ...FONT, position: 'insideStartTop', color, formatter: '{b}' },
    data: limits.map(({ value, text }) => ({ yAxis: value, name: text })),
  };
}
