export const thing = 'timeseries';
