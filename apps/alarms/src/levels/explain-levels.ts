import { groupBy } from '#libs/runtime';

/** A raised alarm of a point. */
export interface Level {
  readonly id: string;
  readonly device: string;
  readonly metric: string;
  /** Too high, or too low: one says nothing about the other. */
  readonly side: 'above' | 'below';
  /** 1 is the most urgent. */
  readonly priority: number;
  /** Unix ms. */
  readonly raisedAt: number;
}

/**
 * Of the raised alarms of a point the most urgent explains those that are less urgent; of several as urgent the oldest.
 *
 * @returns by id, the id of the alarm that explains it, or `null`.
 */
export function explainLevels(levels: readonly Level[]): Map<string, string | null> {
  const explained = new Map<string, string | null>();
  const points = groupBy(levels, ({ device, metric, side }) => `${device} ${metric} ${side}`);
  for (const own of points.values()) {
    const [highest] = own.toSorted(
      (a, b) => a.priority - b.priority || a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1),
    );
    for (const { id, priority } of own)
      explained.set(id, highest && highest.priority < priority ? highest.id : null);
  }
  return explained;
}
