import type { CampaignResult } from './campaign.js';

/**
 * What failure rate a kill a run without a failure leaves possible, with 95 % confidence: 1 − 0.05^(1/n), of which the
 * rule of three, 3/n, is the approximation.
 */
export const failureBound = (kills: number): number => (kills === 0 ? 1 : 1 - 0.05 ** (1 / kills));

const seconds = (ms: number): number => Math.round(ms / 100) / 10;

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** The result for people; the last line is for programs. */
export function reportOf(result: CampaignResult): string {
  const { seed, kills, faults, skipped, recoveries, notRecovered, sent, acknowledged, differences, passed } =
    result;
  const bound = failureBound(kills);
  const counts = Object.entries(faults).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const recovery = {
    p50: seconds(quantile(recoveries, 0.5)),
    p95: seconds(quantile(recoveries, 0.95)),
    most: seconds(quantile(recoveries, 1)),
  };
  const minutes = Math.round(result.minutes * 10) / 10;
  return [
    '',
    `seed ${seed}, ${kills} kills in ${minutes} min`,
    ...counts.map(([name, count]) => `  ${String(count).padStart(4)}  ${name}`),
    ...(skipped > 0 ? [`  ${String(skipped).padStart(4)}  SKIPPED: not possible on this machine`] : []),
    `packs: ${sent} sent, ${acknowledged} acknowledged; exceedances: ${result.episodes}`,
    `well again after ${recovery.p50} s (median), ${recovery.p95} s (95 %), ${recovery.most} s (most); not well: ${notRecovered} rounds`,
    `ingest had ${result.ingestPeakMib} MiB of memory at most`,
    ...Object.entries(differences).map(([name, count]) => `${name.padEnd(18)} ${count}`),
    passed
      ? `PASSED: 0 failures in ${kills} kills: with 95 % confidence at most ${(bound * 100).toFixed(1)} % of such kills lose or ` +
        `double something (rule of three: 3/${kills})`
      : 'FAILED',
    JSON.stringify({
      passed,
      seed,
      kills,
      bound,
      faults,
      skipped,
      sent,
      acknowledged,
      episodes: result.episodes,
      ...differences,
      notRecovered,
      recovery,
      ingestPeakMib: result.ingestPeakMib,
      minutes,
    }),
  ].join('\n');
}
