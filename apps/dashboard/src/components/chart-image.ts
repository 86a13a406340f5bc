import type { Language } from '../i18n/setup.js';
import type { ChartContent } from '../lib/chart-content.js';
import { drawChart, PICTURE_SIZE } from './draw-chart.js';
import { type Caption, type ImageFormat, savePicture } from './save-picture.js';

/** Saves a picture of a chart with its title. */
export async function saveChartImage(
  content: ChartContent,
  caption: Caption,
  format: ImageFormat,
  language: Language,
): Promise<void> {
  await savePicture(drawChart(content, caption, language), caption, PICTURE_SIZE, format);
}
