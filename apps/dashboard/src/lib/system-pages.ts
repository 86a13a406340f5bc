import { SYSTEMS, type SystemChart } from './systems.js';

/** Systems with a page of their own, and the metrics that belong to each by how their ids begin. */
const PREFIXES = {
  power: ['power.', 'pv.', 'ess.'],
  water: ['water.'],
  wastewater: ['ww.'],
  waste: ['waste.'],
  air: ['air.', 'met.', 'stack.'],
  control: ['fab.'],
  network: ['net.', 'nr5g.', 'data.'],
} as const;

export type SystemPageId = keyof typeof PREFIXES;
export const SYSTEM_PAGES = Object.keys(PREFIXES) as SystemPageId[];

export const isSystemPage = (id: string): id is SystemPageId => Object.hasOwn(PREFIXES, id);

/** What of a metric decides where it is shown. */
interface PageMetric {
  readonly id: string;
  readonly kind: 'gauge' | 'counter' | 'event' | 'enum';
}

/** Metrics of a system in the order of the catalogue. A counter only grows: what it counts is shown as a flow. */
export function metricsOfPage<Metric extends PageMetric>(
  page: SystemPageId,
  catalogue: Iterable<Metric>,
  declared: ReadonlySet<string>,
): Metric[] {
  return [...catalogue].filter(
    ({ id, kind }) =>
      kind !== 'counter' && declared.has(id) && PREFIXES[page].some(prefix => id.startsWith(prefix)),
  );
}

/** Charts of a system: those that are read together first, then one for each metric that is left. */
export function chartsOfPage(page: SystemPageId, metrics: readonly PageMetric[]): SystemChart[] {
  const own = new Set(metrics.map(({ id }) => id));
  const joint = (SYSTEMS.find(({ id }) => id === page)?.charts ?? [])
    .map(chart => ({ ...chart, metrics: chart.metrics.filter(id => own.has(id)) }))
    .filter(chart => chart.metrics.length > 1);
  const drawn = new Set(joint.flatMap(chart => chart.metrics));
  return [...joint, ...metrics.filter(({ id }) => !drawn.has(id)).map(({ id }) => ({ id, metrics: [id] }))];
}
