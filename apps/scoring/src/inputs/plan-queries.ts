import type { ScoreTier } from '#libs/readiness';
import type { MetricRead, ZoneReads } from './inputs.ports.js';

/** One query: metrics of one measurement over one span, of every zone that is read. */
export interface WindowQuery {
  tier: ScoreTier;
  measurement: string;
  from: number;
  to: number;
  /** By zone. */
  reads: Map<string, MetricRead[]>;
  /** Fields of the stored rows. */
  fields: string[];
}

const COUNTS = ['n', 's', 'f'] as const;

/** Groups reads into as few queries as possible: one per tier, measurement and span. */
export function planQueries(zones: readonly ZoneReads[]): WindowQuery[] {
  const queries = new Map<string, WindowQuery>();
  const fields = new Map<WindowQuery, Set<string>>();
  for (const { zone, reads } of zones) {
    for (const read of reads) {
      const { tier, measurement, from, to } = read;
      const key = `${tier} ${measurement} ${from} ${to}`;
      const query = queries.get(key) ?? newQuery(read);
      queries.set(key, query);
      const own = query.reads.get(zone);
      if (own === undefined) query.reads.set(zone, [read]);
      else own.push(read);
      const columns = fields.get(query) ?? new Set();
      fields.set(query, columns);
      for (const suffix of [...COUNTS, ...read.values]) columns.add(`${read.field}_${suffix}`);
    }
  }
  for (const [query, columns] of fields) query.fields = [...columns];
  return [...queries.values()];
}

function newQuery({ tier, measurement, from, to }: MetricRead): WindowQuery {
  return { tier, measurement, from, to, reads: new Map<string, MetricRead[]>(), fields: [] };
}
