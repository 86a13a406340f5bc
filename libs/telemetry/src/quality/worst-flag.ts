import { Quality } from './quality.js';

/**
 * The final flag of two tests: 9 over 4 over 3 over 1 over 2. A test that was not run (2) never hides
 * one that was, so `NotEvaluated` is the neutral element to start a reduction with.
 */
export function worstFlag(a: Quality, b: Quality): Quality {
  if (a === Quality.NotEvaluated) return b;
  if (b === Quality.NotEvaluated) return a;
  return a > b ? a : b;
}
