import { sortZones } from './sort-zones.js';

const zone = (code: string, score: number | null, lastReadingAt: number | null = 0) => ({
  code,
  lastReadingAt,
  freshShare: 1,
  score: score === null ? null : { value: score },
});
const codes = (zones: { code: string }[]) => zones.map(item => item.code);
const nameOf = (item: { code: string }) => item.code;

describe('sortZones', () => {
  it('puts ties in the order of their names, and zones without a score last', () => {
    const zones = [zone('c', null), zone('b', 79.4), zone('a', 78.6), zone('d', 80)];
    expect(codes(sortZones(zones, 'score', nameOf, 'vi'))).toEqual(['d', 'a', 'b', 'c']);
  });

  it('puts the longest silence first and does not move on every reading', () => {
    const zones = [zone('a', 1, 3_600_000), zone('b', 1, 3_601_000), zone('silent', 1, null)];
    expect(codes(sortZones(zones, 'freshness', nameOf, 'vi'))).toEqual(['silent', 'a', 'b']);
  });
});
