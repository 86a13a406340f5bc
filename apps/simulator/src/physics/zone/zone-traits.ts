import { uniform } from '../random/hash.js';
import { WorkPattern } from '../load/activity.js';

/**
 * How well a zone is run, 0 to 1. Assumed [P]: zones that public pages name for eco-industrial projects are above the
 * rest; simulated data must not be read as a judgement of the real zones.
 */
const QUALITY: Readonly<Record<string, number>> = {
  'dinh-vu-deep-c-1': 0.88,
  'deep-c-2a': 0.82,
  'deep-c-2b': 0.8,
  'deep-c-3-cat-hai': 0.76,
  'nam-cau-kien': 0.86,
  'vsip-hai-phong': 0.84,
  'nomura-hai-phong': 0.78,
  'trang-due': 0.72,
  'nam-dinh-vu-1': 0.66,
  'an-duong': 0.58,
  'mp-dinh-vu': 0.5,
  'do-son': 0.4,
  'xuan-cau-lach-huyen': 0.62,
  'tien-thanh': 0.46,
};

/** Quality of a zone's management; the devices of planned zones are kept in an ordinary way. */
export function zoneQuality(code: string, seed: number): number {
  return QUALITY[code] ?? 0.5 + 0.3 * uniform(seed, 17);
}

const MIXES: readonly (readonly WorkPattern[])[] = [
  // Electronics and steel: around the clock.
  ['three-shifts', 'three-shifts', 'two-shifts', 'three-shifts'],
  // Mixed.
  ['three-shifts', 'two-shifts', 'day', 'two-shifts'],
  // Logistics and light industry.
  ['two-shifts', 'day', 'day', 'three-shifts'],
];

/** How the n-th tenant of a zone works. */
export function workPatternOf(zoneSeed: number, index: number): WorkPattern {
  const mix = MIXES[Math.floor(uniform(zoneSeed, 19) * MIXES.length)] as readonly WorkPattern[];
  return mix[index % mix.length] as WorkPattern;
}
