import type { Language } from '../i18n/setup.js';
import { formatNumber } from './format.js';
import type { LegalLimit } from './limits-in-force.js';

const decimalsOf = (value: number): number => (Number.isInteger(value) ? 0 : 1);

/** A limit in words: `≤ 45`, `6–9`, with its class where there are several. */
export function limitText(
  { min, max, class: kind }: Pick<LegalLimit, 'min' | 'max' | 'class'>,
  language: Language,
  t: (key: string, values: { class: string }) => string,
): string {
  // Spaces that do not break: a limit is read in one piece.
  const figure = (value: number): string => formatNumber(value, decimalsOf(value), language);
  const range =
    min !== null && max !== null
      ? `${figure(min)}–${figure(max)}`
      : max !== null
        ? `≤\u00a0${figure(max)}`
        : min !== null
          ? `≥\u00a0${figure(min)}`
          : '';
  return kind === undefined ? range : `${t('limit.class', { class: kind })}\u00a0${range}`;
}
