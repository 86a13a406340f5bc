import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { formatDateTime, formatNumber, TIME_ZONE } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import type { ChartPoint } from '../lib/split-at-gaps.js';

register([LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

export interface ChartSeries {
  name: string;
  unit: string;
  decimals: number;
  points: ChartPoint[];
}

interface TimeChartProps {
  label: string;
  from: number;
  to: number;
  series: ChartSeries[];
}

const color = (name: string): string => {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
};

/** The only place that knows the chart library. Times are shown in Việt Nam time. */
export function TimeChart({ label, from, to, series }: TimeChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const { language } = useLanguage();

  useEffect(() => {
    if (!box.current) return undefined;
    const made = init(box.current);
    chart.current = made;
    const watcher = new ResizeObserver(() => made.resize());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const locale = language === 'en' ? 'en-GB' : 'vi-VN';
    const span = to - from;
    const axisFormat = new Intl.DateTimeFormat(
      locale,
      span > 2 * 86_400_000
        ? { day: '2-digit', month: '2-digit', timeZone: TIME_ZONE }
        : { hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE },
    );
    const muted = color('--text-muted');
    chart.current?.setOption(
      {
        animation: false,
        color: [1, 2, 3, 4, 5, 6].map(index => color(`--series-${index}`)),
        grid: { left: 8, right: 12, top: series.length > 1 ? 32 : 12, bottom: 4, containLabel: true },
        legend:
          series.length > 1 ? { top: 0, left: 0, textStyle: { color: muted }, icon: 'roundRect' } : undefined,
        tooltip: {
          trigger: 'axis',
          backgroundColor: color('--surface'),
          borderColor: color('--line'),
          textStyle: { color: color('--text'), fontFamily: 'Be Vietnam Pro' },
          formatter: (items: { seriesIndex: number; marker: string; value: ChartPoint }[]) => {
            const first = items[0];
            if (!first) return '';
            const lines = items.flatMap(item => {
              const of = series[item.seriesIndex];
              const value = item.value[1];
              return of && value !== null
                ? [
                    `${item.marker}${of.name}: <b>${formatNumber(value, of.decimals, language)}</b> ${of.unit}`,
                  ]
                : [];
            });
            return [formatDateTime(first.value[0], language), ...lines].join('<br>');
          },
        },
        xAxis: {
          type: 'time',
          min: from,
          max: to,
          axisLabel: {
            color: muted,
            hideOverlap: true,
            formatter: (value: number) => axisFormat.format(value),
          },
          axisLine: { lineStyle: { color: color('--line-strong') } },
          splitLine: { show: false },
        },
        yAxis: {
          type: 'value',
          scale: true,
          axisLabel: {
            color: muted,
            formatter: (value: number) =>
              new Intl.NumberFormat(locale, { notation: 'compact' }).format(value),
          },
          splitLine: { lineStyle: { color: color('--line') } },
        },
        series: series.map(item => ({
          name: item.name,
          type: 'line',
          data: item.points,
          showSymbol: false,
          connectNulls: false,
          lineStyle: { width: 1.5 },
        })),
      },
      { notMerge: true },
    );
  }, [series, from, to, language]);

  return <div ref={box} className="chart" role="img" aria-label={label} />;
}
