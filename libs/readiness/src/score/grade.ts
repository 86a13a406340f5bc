/** Letter of a score (HP-GSR 0.1 §7.4). */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E';
/** Word for a confidence. */
export type ConfidenceBand = 'high' | 'medium' | 'low' | 'insufficient';

const GRADES: readonly (readonly [number, Grade])[] = [
  [85, 'A'],
  [70, 'B'],
  [55, 'C'],
  [40, 'D'],
];
const BANDS: readonly (readonly [number, ConfidenceBand])[] = [
  [0.8, 'high'],
  [0.65, 'medium'],
  [0.5, 'low'],
];

/** A ≥ 85 · B ≥ 70 · C ≥ 55 · D ≥ 40 · E below. */
export function gradeOf(score: number): Grade {
  return GRADES.find(([from]) => score >= from)?.[1] ?? 'E';
}

/** High ≥ 0.80 · medium ≥ 0.65 · low ≥ 0.50 · insufficient below. */
export function confidenceBandOf(confidence: number): ConfidenceBand {
  return BANDS.find(([from]) => confidence >= from)?.[1] ?? 'insufficient';
}
