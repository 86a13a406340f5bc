/** Stages of a planned zone's project and the share of a design value that counts (HP-GSR 0.1 §7.6). */
export const MILESTONE_FACTOR = {
  /** Announced. */
  M0: 0.1,
  /** In an approved plan. */
  M1: 0.3,
  /** Signed or licensed. */
  M2: 0.5,
  /** Under construction with finance closed. */
  M3: 0.7,
  /** Commissioning. */
  M4: 0.9,
} as const;
export type Milestone = keyof typeof MILESTONE_FACTOR;
