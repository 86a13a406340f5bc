import type autocannon from 'autocannon';
import type { Random } from '../../faults/random.js';

const DAY_MS = 86_400_000;
const PILLARS = ['GP', 'CW', 'GE', 'WT', 'FC', 'GF', 'DT', 'CN', 'DS'];
const PRESETS = [
  ...['official', 're100-manufacturer', 'water-intensive', 'electronics', 'smart-logistics', 'esg-fund'],
];

/**
 * A request that is another one each time it is sent. A list would not do: every connection goes through it by itself,
 * so that the answers of the first would be ready for all others.
 */
const everNew = (make: () => autocannon.Request): autocannon.Request[] => [
  { setupRequest: request => ({ ...request, ...make() }) },
];

const json = { 'content-type': 'application/json' };

/** What the rankings of the presets are asked with. */
export const rankings = (): autocannon.Request[] =>
  ['operating', 'planned'].flatMap(track =>
    PRESETS.map(preset => ({ path: `/api/v1/ranking?track=${track}&preset=${preset}` })),
  );

/** Rankings under weights that nobody has asked for before. */
export const ownRankings = (random: Random): autocannon.Request[] =>
  everNew(() => ({ path: `/api/v1/ranking?weights=${ownWeights(random).join(',')}` }));

/** Searches with needs that nobody has asked for before. */
export const searches = (random: Random): autocannon.Request[] =>
  everNew(() => ({
    method: 'POST',
    path: '/api/v1/zones/search',
    headers: json,
    body: JSON.stringify({
      needs: {
        powerMw: round(random.next() * 20),
        renewablePct: round(random.next() * 60),
        outageMinutesYear: round(30 + random.next() * 300),
        waterM3Day: round(random.next() * 5_000),
        landHa: round(random.next() * 60),
        symmetricMbitS: round(random.next() * 10_000),
        portKm: round(5 + random.next() * 40),
      },
      preset: oneOf(PRESETS, random),
    }),
  }));

/** Newest scores with all their indicators. */
export const scores = (zones: readonly string[]): autocannon.Request[] =>
  zones.map(zone => ({ path: `/api/v1/zones/${zone}/score` }));

/** Thirty days of power, each time of another zone and another moment. */
export const series = (zones: readonly string[], now: number, random: Random): autocannon.Request[] =>
  everNew(() => {
    const to = now - Math.floor(random.next() * 3_600_000);
    const query = new URLSearchParams({
      ...{ zone: oneOf(zones, random) ?? '', metric: 'power.active' },
      ...{ from: new Date(to - 30 * DAY_MS).toISOString(), to: new Date(to).toISOString() },
    });
    return { path: `/api/v1/series?${query.toString()}` };
  });

/** Nine whole weights with the sum 100, none above 40. */
function ownWeights(random: Random): string[] {
  const weights = PILLARS.map(() => 5);
  for (let left = 100 - 5 * PILLARS.length; left > 0; ) {
    const i = Math.floor(random.next() * weights.length);
    if ((weights[i] ?? 40) >= 40) continue;
    weights[i] = (weights[i] ?? 0) + 1;
    left -= 1;
  }
  return weights.map((weight, i) => `${PILLARS[i]}:${weight}`);
}

function oneOf<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random.next() * items.length)];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
