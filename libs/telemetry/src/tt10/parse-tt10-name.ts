import { parseTt10Time } from './parse-tt10-time.js';

/** What the name of a file says. */
export interface Tt10Name {
  /** Code of the station, as the authority gave it. */
  readonly station: string;
  /** Unix ms. */
  readonly timeMs: number;
}

const NAME = /^([A-Za-z0-9][A-Za-z0-9_-]{0,59})_(\d{14})\.txt$/i;

/** Reads `<station>_<yyyyMMddHHmmss>.txt`; `undefined` for any other name, a path among them. */
export function parseTt10Name(name: string): Tt10Name | undefined {
  const [, station, time] = NAME.exec(name) ?? [];
  const timeMs = time === undefined ? undefined : parseTt10Time(time);
  return station === undefined || timeMs === undefined ? undefined : { station, timeMs };
}
