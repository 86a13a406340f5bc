/** Spans that the health of alarms is looked at over, in days. */
export const HEALTH_DAYS = [1, 7, 30] as const;
export type HealthDays = (typeof HEALTH_DAYS)[number];

/** What the page shows, as its address has it. */
export interface HealthSearch {
  zone?: string;
  days?: HealthDays;
}

export function readHealthSearch({ zone, days }: Readonly<Record<string, unknown>>): HealthSearch {
  const known = HEALTH_DAYS.find(value => value === days);
  return { ...(typeof zone === 'string' && zone !== '' ? { zone } : {}), ...(known ? { days: known } : {}) };
}
