import type { HealthReport } from '#libs/contracts';
import { type Clock, systemClock } from '../time/clock.js';

/** State of a part or a process: `degraded` still does its work, but late or partly. */
export type HealthStatus = HealthReport['status'];

/** What a check may answer beside nothing (which means up). */
export interface HealthVerdict {
  readonly status: HealthStatus;
  readonly detail?: string;
}

/** Asks one dependency; a rejection means down, nothing means up. */
export type HealthCheck = () => Promise<HealthVerdict | void>;

/** Who reports. */
export interface HealthIdentity {
  readonly service: string;
  readonly instance: string;
  readonly version: string;
}

/** How long one check may take before it counts as down, in milliseconds: under the 2 s of a request. */
const CHECK_TIMEOUT_MS = 1_500;

/** Collects the checks and figures of a process and answers with one report. */
export class HealthRegistry {
  private readonly checks = new Map<string, HealthCheck>();
  private readonly gauges = new Map<string, () => number>();
  private readonly startedAt: number;

  constructor(
    private readonly identity: HealthIdentity,
    private readonly clock: Clock = systemClock,
  ) {
    this.startedAt = clock.now();
  }

  /** Adds a check; a second one of the same name takes its place. */
  register(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  /** Adds a number worth watching, read at each report, e.g. `lag` in messages. */
  gauge(name: string, read: () => number): void {
    this.gauges.set(name, read);
  }

  /** Runs all checks at once; never rejects. */
  async report(): Promise<HealthReport> {
    const checks = Object.fromEntries(
      await Promise.all(
        [...this.checks].map(async ([name, check]) => [name, await this.run(check)] as const),
      ),
    );
    const figures = Object.fromEntries(
      [...this.gauges]
        .map(([name, read]) => [name, readSafely(read)] as const)
        .filter(([, value]) => Number.isFinite(value)),
    );
    return {
      ...this.identity,
      status: worstOf(Object.values(checks).map(check => check.status)),
      startedAt: this.startedAt,
      uptimeSeconds: Math.max(0, (this.clock.now() - this.startedAt) / 1_000),
      checks,
      figures,
    };
  }

  private async run(check: HealthCheck): Promise<HealthReport['checks'][string]> {
    const begun = performance.now();
    const verdict = await withDeadline(check).catch(
      (error: unknown): HealthVerdict => ({
        status: 'down',
        detail: error instanceof Error ? error.message : String(error),
      }),
    );
    return { status: 'up', ...verdict, latencyMs: Math.round(performance.now() - begun) };
  }
}

/** A figure that cannot be read is left out; the report is for times when things are broken. */
function readSafely(read: () => number): number {
  try {
    return read();
  } catch {
    return Number.NaN;
  }
}

async function withDeadline(check: HealthCheck): Promise<HealthVerdict | void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_TIMEOUT_MS} ms`)), CHECK_TIMEOUT_MS);
  });
  try {
    return await Promise.race([check(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}

function worstOf(statuses: readonly HealthStatus[]): HealthStatus {
  if (statuses.includes('down')) return 'down';
  return statuses.includes('degraded') ? 'degraded' : 'up';
}
