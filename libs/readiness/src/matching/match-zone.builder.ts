import type { MatchFact, MatchIndicator, MatchZone } from './match-zone.js';

const AS_OF = Date.parse('2026-11-24T00:00:00+07:00');

/** A fact of a statement in force since 100 days. */
export function matchFact(
  fact: string,
  value: number,
  unit: string,
  more: Partial<MatchFact> = {},
): MatchFact {
  return {
    ...{ fact, value, unit, evidenceLevel: 'L3', validFrom: '2026-08-16', validTo: null },
    ...{ illustrative: false, source: `source of ${fact}`, document: null },
    ...more,
  };
}

/** An indicator measured over a year. */
export function matchIndicator(
  id: string,
  value: number,
  unit: string,
  more: Partial<MatchIndicator> = {},
): MatchIndicator {
  return {
    ...{ id, state: 'scored', value, unit, evidence: 'L5', milestone: null, facts: [] },
    ...{ diagnostics: {}, tags: [], window: { from: AS_OF - 365 * 86_400_000, to: AS_OF, days: 365 } },
    ...more,
  };
}

/** An operating zone of which nothing is known. */
export function matchZone(
  code: string,
  more: Partial<Omit<MatchZone, 'score'>> & { indicators?: MatchIndicator[]; confidence?: number } = {},
): MatchZone {
  const { indicators = [], confidence = 0.8, ...rest } = more;
  return {
    ...{ code, status: 'operating', areaHa: null, latitude: 20.8044, longitude: 106.9022, asOf: AS_OF },
    facts: [],
    score: { confidence, simulated: false, indicators },
    ...rest,
  };
}
