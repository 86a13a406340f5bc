import type { Language } from '../i18n/setup.js';
import type { ChartSeries } from './chart-content.js';
import { formatNumber } from './format.js';

/** A value of a series as people read it: the word of a state, else a figure. */
export function chartValueText(
  { states, decimals }: Pick<ChartSeries, 'states' | 'decimals'>,
  value: number,
  language: Language,
): string {
  return states?.get(value) ?? formatNumber(value, decimals, language);
}
