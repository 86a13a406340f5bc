import { DailyEvents, type Span } from '../events/daily-events.js';
import { hashNumber, uniform } from '../random/hash.js';
import { HOUR_MS, startOfLocalDay } from '../time/local-time.js';
import { CLIMATE, seasonal } from './climate.js';

/** A spell of rain over the city. */
export interface RainSpell extends Span {
  readonly amountMm: number;
  readonly seed: number;
}

/** No heavier than this, mm/h, so that 15 minutes stay under what a gauge can hold. */
const HEAVIEST_MM_H = 55;

/** Rain of a local day: thunderstorms in the afternoon in summer, long drizzle from February to April. */
function spellsOfDay(seed: number, day: number): RainSpell[] {
  const own = hashNumber(seed, day);
  const noon = startOfLocalDay(day) + 12 * HOUR_MS;
  const wetDays = seasonal(CLIMATE.wetDays, noon);
  if (uniform(own, 1) >= wetDays) return [];
  const meanMm = seasonal(CLIMATE.rainMm, noon) / 30.4 / wetDays;
  // Exponential amounts have this mean before the cap.
  const wanted = -Math.log(1 - uniform(own, 2) * 0.985) * meanMm * 1.06;
  const isDrizzle = meanMm < 8;
  const hours = isDrizzle ? 3 + 7 * uniform(own, 3) : 0.7 + 3 * uniform(own, 3) + wanted / 25;
  const startHour = isDrizzle ? 18 * uniform(own, 4) : 11 + 9 * (uniform(own, 4) + uniform(own, 5) - 1);
  const from = startOfLocalDay(day) + Math.round(Math.max(0, startHour) * 60) * 60_000;
  return [
    {
      from,
      to: from + Math.round(hours * HOUR_MS),
      amountMm: Math.min(wanted, (HEAVIEST_MM_H / 2) * hours),
      seed: own,
    },
  ];
}

/** Rain over the city; each zone gets its share of it, somewhat earlier or later. */
export class Rain {
  private readonly spells: DailyEvents<RainSpell>;

  constructor(seed: number) {
    this.spells = new DailyEvents(day => spellsOfDay(seed, day));
  }

  /** Intensity at a place, mm/h. */
  intensity(timeMs: number, delayMs: number, placeSeed: number): number {
    const spell = this.spells.at(timeMs - delayMs);
    if (spell === undefined) return 0;
    const x = (timeMs - delayMs - spell.from) / (spell.to - spell.from);
    const hours = (spell.to - spell.from) / HOUR_MS;
    return ((2 * spell.amountMm * shareOf(spell, placeSeed)) / hours) * Math.sin(Math.PI * x) ** 2;
  }

  /** Amount at a place between two moments, mm. */
  amount(from: number, to: number, delayMs: number, placeSeed: number): number {
    let sum = 0;
    for (const spell of this.spells.touching(from - delayMs, to - delayMs)) {
      const length = spell.to - spell.from;
      const part = (time: number): number => fallen((time - delayMs - spell.from) / length);
      sum += spell.amountMm * shareOf(spell, placeSeed) * (part(to) - part(from));
    }
    return sum;
  }
}

function shareOf(spell: RainSpell, placeSeed: number): number {
  return 0.7 + 0.6 * uniform(spell.seed ^ placeSeed, 9);
}

/** Share of a spell that has fallen, integral of 2·sin²(πx). */
function fallen(x: number): number {
  if (x <= 0) return 0;
  return x >= 1 ? 1 : x - Math.sin(2 * Math.PI * x) / (2 * Math.PI);
}
