import type { Language } from '../i18n/setup.js';
import { formatDelta } from './format.js';

/** A change in points to one decimal; what rounds to nothing has no sign. */
export function formatChange(points: number, language: Language): string {
  return formatDelta(Math.round(points * 10) / 10, 1, language);
}
