import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Language } from '../i18n/setup.js';
import type { ChartContent } from '../lib/chart-content.js';
import { roomForLimits } from '../lib/room-for-limits.js';
import { tokenColor } from '../lib/theme.js';
import { CHART_FONT } from './chart-font.js';
import { chartOptions } from './chart-options.js';
import type { Caption, PictureSize } from './save-picture.js';

register([
  LineChart,
  BarChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  SVGRenderer,
]);

export const PICTURE_SIZE: PictureSize = { width: 960, height: 420 };
/** Room for the title and its note. */
const HEAD = 52;

/** A chart with its title as SVG, for itself: nothing of it is cut off. */
export function drawChart(content: ChartContent, { title, note }: Caption, language: Language): string {
  const chart = init(null, null, { ...PICTURE_SIZE, ssr: true, renderer: 'svg' });
  const { tooltip: _, ...options } = chartOptions(content, language) as Record<string, unknown> & {
    grid: { top: number };
    legend?: object;
  };
  chart.setOption({
    ...options,
    backgroundColor: tokenColor('--surface'),
    grid: {
      ...options.grid,
      top: options.grid.top + HEAD,
      right: roomForLimits(content.limits.map(({ text }) => text)),
    },
    ...(options.legend && { legend: { ...options.legend, top: HEAD - 4 } }),
    title: {
      text: title,
      subtext: note,
      left: 0,
      top: 4,
      textStyle: { ...CHART_FONT, fontSize: 16, color: tokenColor('--text') },
      subtextStyle: { ...CHART_FONT, color: tokenColor('--text-muted') },
    },
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
