/** QARTOD quality flags (IOOS QARTOD, also used by ioos_qc). */
export const Quality = {
  Pass: 1,
  /** No test could be run. */
  NotEvaluated: 2,
  Suspect: 3,
  Fail: 4,
  Missing: 9,
} as const;
/** A QARTOD flag: 1, 2, 3, 4 or 9. */
export type Quality = (typeof Quality)[keyof typeof Quality];
