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

/** The next better grade, where it begins, and how many points are missing; `null` at the best. */
export function nextGrade(score: number): { grade: Grade; from: number; points: number } | null {
  const better = GRADES.filter(([from]) => from > score).at(-1);
  return better === undefined ? null : { grade: better[1], from: better[0], points: better[0] - score };
}

/** High ≥ 0.80 · medium ≥ 0.65 · low ≥ 0.50 · insufficient below. */
export function confidenceBandOf(confidence: number): ConfidenceBand {
  return BANDS.find(([from]) => confidence >= from)?.[1] ?? 'insufficient';
}
