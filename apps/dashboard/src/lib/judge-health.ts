/** What of the health of alarms is compared with a guideline. */
export interface HealthFigures {
  readonly alarms: number;
  readonly tenMinutes: { readonly mean: number; readonly peak: number };
  readonly floods: { readonly shareOfTime: number };
  readonly chattering: readonly unknown[];
  readonly stale: { readonly count: number };
  readonly frequent: readonly { readonly share: number }[];
  readonly priorities: readonly { readonly priority: number; readonly share: number }[];
}

/** How a figure is written. */
export type FigureKind = 'count' | 'share';

interface Judged {
  readonly value: number;
  readonly kind: FigureKind;
}

/** The figure that a guideline speaks of; `null` for a guideline that this page does not know. */
export function figureOf(benchmark: string, health: HealthFigures): Judged | null {
  switch (benchmark) {
    case 'mean-per-ten-minutes':
      return { value: health.tenMinutes.mean, kind: 'count' };
    case 'peak-per-ten-minutes':
      return { value: health.tenMinutes.peak, kind: 'count' };
    case 'share-of-time-in-flood':
      return { value: health.floods.shareOfTime, kind: 'share' };
    case 'share-of-top-ten':
      return { value: health.frequent.reduce((sum, { share }) => sum + share, 0), kind: 'share' };
    case 'chattering':
      return { value: health.chattering.length, kind: 'count' };
    case 'stale':
      return { value: health.stale.count, kind: 'count' };
    case 'share-of-critical':
      return { value: health.priorities.find(({ priority }) => priority === 1)?.share ?? 0, kind: 'share' };
    default:
      return null;
  }
}

/** What the guidelines say of a figure. */
export type HealthVerdict = 'beyond' | 'few' | 'within';

/** `few`: of so few alarms the guideline says nothing. */
export function judgeHealth(
  value: number,
  { max, fewestAlarms }: { readonly max: number; readonly fewestAlarms: number },
  alarms: number,
): HealthVerdict {
  if (alarms < fewestAlarms) return 'few';
  return value <= max ? 'within' : 'beyond';
}
