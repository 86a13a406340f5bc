/** What of an outage is counted. */
interface Counted {
  readonly seconds: number;
  readonly kind: 'momentary' | 'sustained';
  readonly majorEvent: boolean | null;
}

/** Outages together: those that SAIDI counts, their minutes, and those of major events among them. */
export function outageTotals(outages: readonly Counted[]): {
  sustained: number;
  minutes: number;
  major: number;
} {
  const sustained = outages.filter(({ kind }) => kind === 'sustained');
  return {
    sustained: sustained.length,
    minutes: sustained.reduce((sum, { seconds }) => sum + seconds, 0) / 60,
    major: sustained.filter(({ majorEvent }) => majorEvent).length,
  };
}
