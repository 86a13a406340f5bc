import type { Fact, Pillar, Score, WeightPreset, Zone } from '#libs/contracts';
import { readFileSync } from 'node:fs';
import type { EditionParts } from '../editions/edition.js';

const seed = <Row>(file: string): Row[] => JSON.parse(readFileSync(`seeds/${file}`, 'utf8')) as Row[];

/** The method's rows that the seeds have. */
export const seededMethod: EditionParts['method'] = {
  method: 'HP-GSR 0.1',
  pillars: seed<Pillar>('pillars.json'),
  presets: seed<WeightPreset>('presets.json'),
};

/** An hour. */
export const HOUR = Date.parse('2026-11-24T10:00:00Z');

/** A zone that only has to be there. */
export function zoneRow(code: string, more: Partial<Zone> = {}): Zone {
  return {
    ...{ code, nameVi: `KCN ${code}`, nameEn: `${code} zone`, status: 'operating', areaHa: 100 },
    ...{ district: 'An Dương', latitude: 20.8, longitude: 106.7, positionAccuracy: '', developer: null },
    ...{ establishedYear: null, note: '', source: 'test', confidence: 'medium' },
    ...more,
  };
}

/** A score whose pillars all have the same points, each from two indicators. */
export function scoreRow(zone: string, points: number, more: Partial<Score> = {}): Score {
  const track = more.track ?? 'operating';
  const indicators = seededMethod.pillars.flatMap(({ id: pillar }) =>
    [1, 2].map(n => ({
      ...{ id: `${pillar}${n}`, pillar, state: 'scored' as const, value: points, unit: '%', score: points },
      ...{ weight: 50, evidence: 'L5' as const, milestone: null, completeness: 1, qcPass: 1, age: 1 },
      ...{ confidence: 0.9, window: null, formula: 'test', inputs: [], facts: [], diagnostics: {}, tags: [] },
    })),
  );
  return {
    ...{ zone, track, method: 'HP-GSR 0.1', asOf: HOUR, value: points, low: points, high: points },
    ...{ confidence: 0.9, confidenceBand: 'high', grade: 'C', status: 'provisional', arithmetic: points },
    ...{ tags: [], simulated: false, pillars: [], indicators, gates: [], underReview: [], weakest: [] },
    ...{ inputsHash: '0'.repeat(64), revision: 1, computedAt: HOUR, reason: 'scheduled' },
    ...more,
  };
}

/** A fact in force. */
export function factRow(zone: string, fact: string, value: number, unit: string): Fact {
  return {
    ...{ zone, fact, value, unit, evidenceLevel: 'L3', validFrom: '2026-01-01', validTo: null },
    ...{ illustrative: true, source: 'test', confidence: 'low', document: null },
  };
}
