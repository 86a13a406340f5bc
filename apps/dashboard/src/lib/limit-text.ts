import type { Language } from '../i18n/setup.js';
import { formatNumber } from './format.js';

const MOST_DECIMALS = 2;

/** A limit in words: `≤ 45`, `6–9`; as many decimals as it has, at most two. Empty when no number is known. */
export function limitText(
  { min, max }: { readonly min: number | null; readonly max: number | null },
  language: Language,
): string {
  // Spaces that do not break: a limit is read in one piece.
  const figure = (value: number): string => formatNumber(value, decimalsOf(value), language);
  if (min !== null && max !== null) return `${figure(min)}–${figure(max)}`;
  if (max !== null) return `≤\u00a0${figure(max)}`;
  return min === null ? '' : `≥\u00a0${figure(min)}`;
}

/** Products of factors end in digits that nobody wrote. */
function decimalsOf(value: number): number {
  const digits = value.toFixed(MOST_DECIMALS).replace(/0+$/, '');
  return digits.length - digits.indexOf('.') - 1;
}
