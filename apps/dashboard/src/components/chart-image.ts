import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import type { Language } from '../i18n/setup.js';
import type { ChartContent } from '../lib/chart-content.js';
import { tokenColor } from '../lib/theme.js';
import { CHART_FONT } from './chart-font.js';
import { chartOptions } from './chart-options.js';
import { type Caption, type ImageFormat, savePicture } from './save-picture.js';

register([
  LineChart,
  BarChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  CanvasRenderer,
  SVGRenderer,
]);

const SIZE = { width: 960, height: 420 };
/** Room for the title and its note. */
const HEAD = 52;

/** Saves a picture of a chart with its title. */
export async function saveChartImage(
  content: ChartContent,
  caption: Caption,
  format: ImageFormat,
  language: Language,
): Promise<void> {
  const chart = init(null, null, { ...SIZE, ssr: true, renderer: 'svg' });
  const options = chartOptions(content, language) as Record<string, unknown> & {
    grid: { top: number };
    legend?: object;
  };
  chart.setOption({
    ...options,
    backgroundColor: tokenColor('--surface'),
    grid: { ...options.grid, top: options.grid.top + HEAD },
    ...(options.legend && { legend: { ...options.legend, top: HEAD - 4 } }),
    title: {
      text: caption.title,
      subtext: caption.note,
      left: 0,
      top: 4,
      textStyle: { ...CHART_FONT, fontSize: 16, color: tokenColor('--text') },
      subtextStyle: { ...CHART_FONT, color: tokenColor('--text-muted') },
    },
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  await savePicture(svg, caption, SIZE, format);
}
