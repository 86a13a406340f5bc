import { thing } from '#libs/timeseries';
export const used = thing;
