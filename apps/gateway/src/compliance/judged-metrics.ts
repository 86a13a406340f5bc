/** Metrics that are judged by limits, by section of a report. */
export const JUDGED_METRICS = {
  wastewater: [
    ...['ww.out.ph', 'ww.out.temp', 'ww.out.color', 'ww.out.cod', 'ww.out.tss'],
    ...['ww.out.nh4', 'ww.out.tn', 'ww.out.tp', 'ww.out.chlorine'],
  ],
  air: ['air.pm25', 'air.pm10', 'air.so2', 'air.no2', 'air.o3', 'air.co'],
  noise: ['air.noise.laeq'],
} as const;

export type JudgedSection = keyof typeof JUDGED_METRICS;
