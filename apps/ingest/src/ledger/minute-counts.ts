/** Minutes of an hour. */
const MINUTES = 60;
const MINUTE_MS = 60_000;
/** What is counted: where the sixty minutes of each begin. */
export const CountKind = { Received: 0, Failed: MINUTES, Rejected: 2 * MINUTES } as const;
export type CountKind = (typeof CountKind)[keyof typeof CountKind];
const PLACES = 3 * MINUTES;
/** Decimal digits of one minute: a device would have to send 100 million readings in a minute to need more. */
const DIGITS = 8;
const BASE = 10n ** BigInt(DIGITS);

/** Readings of one device in each minute of one hour; a difference may be below zero. */
export class MinuteCounts {
  private readonly counts = new Int32Array(PLACES);

  /**
   * Counts readings.
   *
   * @param offsetMs of their time from the start of the hour.
   */
  add(kind: CountKind, offsetMs: number, readings: number): void {
    this.bump(kind + Math.floor(offsetMs / MINUTE_MS), readings);
  }

  /** Adds what another one counted. */
  addAll(other: MinuteCounts): void {
    for (let place = 0; place < PLACES; place++) this.bump(place, other.at(place));
  }

  /** Takes off what another one counted. */
  subtract(other: MinuteCounts): void {
    for (let place = 0; place < PLACES; place++) this.bump(place, -other.at(place));
  }

  get isZero(): boolean {
    return this.counts.every(count => count === 0);
  }

  /** Of the whole hour. */
  sum(kind: CountKind): number {
    let sum = 0;
    for (let place = kind; place < kind + MINUTES; place++) sum += this.at(place);
    return sum;
  }

  /**
   * All minutes of a kind as one number in which each has eight digits, the first minute the lowest ones. Such numbers
   * are added minute by minute, also when one is a difference, as long as no minute of the sum is below zero.
   */
  toNumeric(kind: CountKind): string {
    let first: number = kind;
    let last = kind + MINUTES - 1;
    while (first <= last && this.at(first) === 0) first++;
    if (first > last) return '0';
    while (this.at(last) === 0) last--;
    let number = 0n;
    for (let place = last; place >= first; place--) number = number * BASE + BigInt(this.at(place));
    return `${number}e${(first - kind) * DIGITS}`;
  }

  /** Counts that are not zero, each with its place, as they can be kept. */
  toPairs(): Array<[place: number, count: number]> {
    return [...this.counts.entries()].filter(([, count]) => count !== 0);
  }

  static fromPairs(pairs: ReadonlyArray<readonly [place: number, count: number]>): MinuteCounts {
    const counts = new MinuteCounts();
    for (const [place, count] of pairs) counts.bump(place, count);
    return counts;
  }

  private at(place: number): number {
    return this.counts[place] as number;
  }

  private bump(place: number, by: number): void {
    this.counts[place] = this.at(place) + by;
  }
}

/** Counts of each minute out of a number as {@link MinuteCounts.toNumeric} makes it and PostgreSQL writes it. */
export function minutesOf(numeric: string): number[] {
  return Array.from({ length: MINUTES }, (_, minute) => {
    const end = numeric.length - minute * DIGITS;
    return end <= 0 ? 0 : Number(numeric.slice(Math.max(0, end - DIGITS), end));
  });
}
