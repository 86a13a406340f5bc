/** One system of a zone: which metrics its tiles show and its charts draw, most telling first. */
export interface System {
  id: 'power' | 'water' | 'wastewater' | 'waste' | 'air' | 'network';
  tiles: readonly string[];
  charts: readonly (readonly string[])[];
}

/** The systems of a zone page, in the order of the page. Metric ids are those of the catalogue. */
export const SYSTEMS: readonly System[] = [
  {
    id: 'power',
    tiles: ['power.active', 'pv.power', 'power.factor', 'power.voltage', 'power.frequency'],
    charts: [['power.active', 'pv.power'], ['power.voltage']],
  },
  {
    id: 'water',
    tiles: ['water.flow', 'water.pressure', 'water.turbidity', 'water.free_chlorine'],
    charts: [['water.flow'], ['water.pressure']],
  },
  {
    id: 'wastewater',
    tiles: ['ww.out.flow', 'ww.out.ph', 'ww.out.cod', 'ww.out.tss', 'ww.out.nh4'],
    charts: [
      ['ww.in.flow', 'ww.out.flow'],
      ['ww.out.cod', 'ww.out.tss'],
    ],
  },
  { id: 'waste', tiles: ['waste.bin.fill', 'waste.weight', 'waste.haz.stock'], charts: [['waste.bin.fill']] },
  {
    id: 'air',
    tiles: ['air.pm25', 'air.pm10', 'air.no2', 'air.noise.laeq', 'met.temp', 'met.wind_speed'],
    charts: [['air.pm25', 'air.pm10'], ['air.noise.laeq']],
  },
  {
    id: 'network',
    tiles: ['net.rtt', 'net.loss', 'net.throughput.down', 'nr5g.rsrp'],
    charts: [['net.rtt'], ['net.loss']],
  },
];
