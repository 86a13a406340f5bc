import type { ScoreTier } from '#libs/readiness';
import type { MetricRead } from './inputs.ports.js';

/** One query: metrics of one measurement over one span. */
export interface WindowQuery {
  tier: ScoreTier;
  measurement: string;
  from: number;
  to: number;
  reads: MetricRead[];
  /** Fields of the stored rows. */
  fields: string[];
}

const COUNTS = ['n', 's', 'f'] as const;

/** Groups reads into as few queries as possible: one per tier, measurement and span. */
export function planQueries(reads: readonly MetricRead[]): WindowQuery[] {
  const queries = new Map<string, WindowQuery>();
  for (const read of reads) {
    const { tier, measurement, from, to } = read;
    const key = `${tier} ${measurement} ${from} ${to}`;
    const query = queries.get(key) ?? { tier, measurement, from, to, reads: [], fields: [] };
    query.reads.push(read);
    for (const suffix of [...COUNTS, ...read.values]) query.fields.push(`${read.field}_${suffix}`);
    queries.set(key, query);
  }
  return [...queries.values()];
}
