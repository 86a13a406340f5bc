import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import type { Language } from '../i18n/setup.js';
import type { ChartContent } from '../lib/chart-content.js';
import { saveFile } from '../lib/save-file.js';
import { tokenColor } from '../lib/theme.js';
import { CHART_FONT } from './chart-font.js';
import { chartOptions } from './chart-options.js';
import type { ImageFormat } from './download-menu.js';

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
const PIXEL_RATIO = 2;

/** What stands on a picture, so that it says what it shows wherever it is put. */
interface Caption {
  readonly title: string;
  /** Time zone and where it comes from. */
  readonly note: string;
}

/** Saves a picture of a chart with its title. */
export async function saveChartImage(
  content: ChartContent,
  { title, note }: Caption,
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
  const name = `${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.${format}`;
  const drawn = new Blob([svg], { type: 'image/svg+xml' });
  saveFile(format === 'svg' ? drawn : await rasterOf(drawn), name);
}

async function rasterOf(svg: Blob): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image(SIZE.width, SIZE.height);
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(SIZE.width * PIXEL_RATIO, SIZE.height * PIXEL_RATIO);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser cannot draw');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    URL.revokeObjectURL(address);
  }
}
