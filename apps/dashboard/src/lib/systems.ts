/** One chart: metrics of one unit that are read together. */
export interface SystemChart {
  readonly id: string;
  readonly metrics: readonly string[];
}

/** One system of a zone: which metrics its tiles show and its charts draw, most telling first. */
export interface System {
  readonly id: 'power' | 'water' | 'wastewater' | 'waste' | 'air' | 'network';
  readonly tiles: readonly string[];
  readonly charts: readonly SystemChart[];
}

/** The systems of a zone page, in the order of the page. Metric ids are those of the catalogue. */
export const SYSTEMS: readonly System[] = [
  {
    id: 'power',
    tiles: ['power.active', 'pv.power', 'power.factor', 'power.voltage', 'power.frequency', 'power.tx.load'],
    charts: [
      { id: 'power', metrics: ['power.active', 'pv.power'] },
      { id: 'voltage', metrics: ['power.voltage'] },
    ],
  },
  {
    id: 'water',
    tiles: ['water.flow', 'water.pressure', 'water.turbidity', 'water.free_chlorine', 'water.ph'],
    charts: [
      { id: 'waterFlow', metrics: ['water.flow'] },
      { id: 'waterPressure', metrics: ['water.pressure'] },
    ],
  },
  {
    id: 'wastewater',
    tiles: ['ww.out.flow', 'ww.out.ph', 'ww.out.cod', 'ww.out.tss', 'ww.out.nh4', 'ww.out.tn'],
    charts: [
      { id: 'wastewaterFlow', metrics: ['ww.in.flow', 'ww.out.flow'] },
      { id: 'effluent', metrics: ['ww.out.cod', 'ww.out.tss'] },
    ],
  },
  {
    id: 'waste',
    tiles: ['waste.bin.fill', 'waste.weight', 'waste.haz.stock'],
    charts: [
      { id: 'binFill', metrics: ['waste.bin.fill'] },
      { id: 'wasteWeight', metrics: ['waste.weight'] },
    ],
  },
  {
    id: 'air',
    tiles: ['air.pm25', 'air.pm10', 'air.no2', 'air.noise.laeq', 'met.temp', 'met.wind_speed'],
    charts: [
      { id: 'dust', metrics: ['air.pm25', 'air.pm10'] },
      { id: 'noise', metrics: ['air.noise.laeq'] },
    ],
  },
  {
    id: 'network',
    tiles: ['net.rtt', 'net.loss', 'net.jitter', 'net.throughput.down', 'nr5g.rsrp'],
    charts: [
      { id: 'delay', metrics: ['net.rtt'] },
      { id: 'loss', metrics: ['net.loss'] },
    ],
  },
];

/** A system cut down to what a zone's devices declare; `null` when they declare nothing of it. */
export function systemOf(system: System, declared: ReadonlySet<string>): System | null {
  const tiles = system.tiles.filter(metric => declared.has(metric));
  const charts = system.charts
    .map(chart => ({ ...chart, metrics: chart.metrics.filter(metric => declared.has(metric)) }))
    .filter(chart => chart.metrics.length > 0);
  return tiles.length + charts.length === 0 ? null : { ...system, tiles, charts };
}
