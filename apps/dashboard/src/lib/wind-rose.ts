/** A value at a time. */
interface Point {
  readonly t: number;
  readonly value: number | null;
}

/** Share of the time that wind came from one direction, by how strong it was. */
export interface WindSector {
  /** Middle of the sector, degrees clockwise from north. */
  readonly degrees: number;
  /** By {@link WIND_CLASSES}, weakest first; all sectors and the calm together make 1. */
  readonly shares: readonly number[];
}

export interface WindRose {
  readonly sectors: readonly WindSector[];
  readonly calm: number;
  /** Times with both a speed and a direction. */
  readonly count: number;
}

const SECTORS = 16;
/** Upper ends of the classes of speed, m/s; the last has none. */
const WIND_CLASSES = [2, 4, 6, Number.POSITIVE_INFINITY] as const;
/** Below this a vane does not turn reliably, m/s. */
const CALM = 0.5;

/** Where wind came from and how strong it was. Only times with both speed and direction count. */
export function windRose(speeds: readonly Point[], directions: readonly Point[]): WindRose {
  const towards = new Map(directions.map(({ t, value }) => [t, value]));
  const counts = Array.from({ length: SECTORS }, () => WIND_CLASSES.map(() => 0));
  let count = 0;
  let calm = 0;
  for (const { t, value } of speeds) {
    const degrees = towards.get(t);
    if (value === null || degrees === null || degrees === undefined) continue;
    count++;
    if (value < CALM) {
      calm++;
      continue;
    }
    const sector = counts[Math.round(degrees / (360 / SECTORS)) % SECTORS];
    const strength = WIND_CLASSES.findIndex(most => value < most);
    if (sector) sector[strength] = (sector[strength] ?? 0) + 1;
  }
  const share = (number: number): number => (count === 0 ? 0 : number / count);
  return {
    sectors: counts.map((own, index) => ({ degrees: (index * 360) / SECTORS, shares: own.map(share) })),
    calm: share(calm),
    count,
  };
}
