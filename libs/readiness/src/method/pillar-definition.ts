/** The nine needs of an investor (HP-GSR 0.1 §1). */
export const PILLAR_IDS = ['GP', 'CW', 'GE', 'WT', 'FC', 'GF', 'DT', 'CN', 'DS'] as const;
export type PillarId = (typeof PILLAR_IDS)[number];

/** What the engine needs of a pillar. Weights are relative: only their ratios count. */
export interface PillarDefinition {
  id: PillarId;
  weight: number;
}
