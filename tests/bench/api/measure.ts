import autocannon from 'autocannon';

/** What is asked, over and over. */
export interface Load {
  readonly url: string;
  readonly requests: readonly autocannon.Request[];
  readonly connections: number;
  readonly seconds: number;
}

/** How it went. */
export interface Figures {
  readonly requestsPerSecond: number;
  /** Milliseconds from the request to the end of its answer. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly requests: number;
  /** Answers other than 2xx, broken connections, time-outs. */
  readonly failed: number;
}

/** Answers are counted by tenths of a millisecond up to ten seconds: a list of all of them would weigh on the measurement. */
const TENTHS = 100_000;

/** Asks as fast as the connections allow. */
export async function measure({ url, requests, connections, seconds }: Load): Promise<Figures> {
  const counts = new Uint32Array(TENTHS + 1);
  const { errors, timeouts, non2xx, duration } = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = { url, connections, duration: seconds, requests: [...requests] };
    const run = autocannon(options, (error: Error | null, result) => {
      if (error) reject(error);
      else resolve(result);
    });
    run.on('response', (_client, _status, _bytes, ms) => {
      const slot = Math.min(TENTHS, Math.round(ms * 10));
      counts[slot] = (counts[slot] ?? 0) + 1;
    });
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    requestsPerSecond: total / duration,
    p50: percentileOf(counts, total, 0.5),
    p95: percentileOf(counts, total, 0.95),
    p99: percentileOf(counts, total, 0.99),
    requests: total,
    failed: errors + timeouts + non2xx,
  };
}

function percentileOf(counts: Uint32Array, total: number, share: number): number {
  let seen = 0;
  for (const [tenths, count] of counts.entries()) {
    seen += count;
    if (seen >= total * share) return tenths / 10;
  }
  return Number.NaN;
}
