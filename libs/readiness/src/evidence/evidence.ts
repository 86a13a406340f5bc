/** How a value is known, from live telemetry (L5) down to an announcement (L0) (HP-GSR 0.1 §7.1). */
export const EVIDENCE_LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4', 'L5'] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

/** Highest score that a level of evidence allows; `null` = counts on the plan track only. */
export const EVIDENCE_CAP: Readonly<Record<EvidenceLevel, number | null>> = {
  L5: 100,
  L4: 100,
  L3: 80,
  L2: 50,
  L1: null,
  L0: null,
};

/**
 * Confidence factor of a level. L5 to L2 are the method's; it gives none for L1 and L0, which count on
 * the plan track only: theirs continue the row downwards (our proposal).
 */
export const EVIDENCE_CONFIDENCE: Readonly<Record<EvidenceLevel, number>> = {
  L5: 1,
  L4: 0.9,
  L3: 0.7,
  L2: 0.4,
  L1: 0.25,
  L0: 0.1,
};

/** Whether level `a` proves less than level `b`. */
export function isWeaker(a: EvidenceLevel, b: EvidenceLevel): boolean {
  return EVIDENCE_LEVELS.indexOf(a) < EVIDENCE_LEVELS.indexOf(b);
}

/** The weakest of some levels. */
export function weakestOf(levels: readonly EvidenceLevel[]): EvidenceLevel {
  return levels.reduce<EvidenceLevel>((weakest, level) => (isWeaker(level, weakest) ? level : weakest), 'L5');
}
