import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  factSchema,
  indicatorSchema,
  metricSchema,
  pillarSchema,
  requirementSchema,
  sourceSchema,
  tariffSchema,
  weightPresetSchema,
  zoneSchema,
} from '#libs/contracts';
import { z } from 'zod';

const read = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, name), 'utf8'));
const zones = z.array(zoneSchema).parse(read('zones.json'));
const metrics = new Set(
  z
    .array(metricSchema)
    .parse(read('metrics.json'))
    .map(metric => metric.id),
);
const indicators = z.array(indicatorSchema.strict()).parse(read('indicators.json'));
const pillars = z.array(pillarSchema.strict()).parse(read('pillars.json'));
const presets = z.array(weightPresetSchema).parse(read('presets.json'));
const tariffs = z.array(tariffSchema.strict()).parse(read('tariffs.json'));
const requirements = z.array(requirementSchema.strict()).parse(read('certificates.json'));
const sources = z.array(sourceSchema.strict()).parse(read('sources.json'));
const facts = z.array(factSchema.strict()).parse(read('facts.json'));

describe('indicators', () => {
  it('are 52 with a weight of 100 in each of nine pillars', () => {
    expect(new Set(indicators.map(indicator => indicator.id)).size).toBe(52);
    for (const { id } of pillars) {
      const weights = indicators.filter(row => row.pillar === id).map(row => row.weight);
      expect({ id, weight: weights.reduce((sum, weight) => sum + weight, 0) }).toEqual({ id, weight: 100 });
    }
    expect(pillars.reduce((sum, pillar) => sum + pillar.weight, 0)).toBe(100);
  });

  it('belong to the pillar their id names', () => {
    expect(indicators.filter(({ id, pillar }) => !id.startsWith(pillar))).toEqual([]);
  });

  it('mark the mandatory and the design ones as the method does', () => {
    const ids = (flag: 'mandatory' | 'design') => indicators.filter(row => row[flag]).map(row => row.id);
    expect(ids('mandatory').join(' ')).toBe('GP1 GP3 CW2 GE1 GE3 WT1 DT1 DT2 DT3 DT4');
    expect(ids('design').join(' ')).toBe(
      'GP1 GP5 CW4 CW5 CW6 GE3 GE6 WT2 WT3 FC1 FC2 FC3 FC4 GF1 GF2 GF3 GF5 DT5 DT6 CN1 CN2 CN3 CN6 DS1 DS4',
    );
  });

  it('have curves that rise or fall as their direction says', () => {
    for (const { id, curve, direction } of indicators) {
      const scores = [...curve].sort((a, b) => a[0] - b[0]).map(point => point[1]);
      const rising = scores.every((score, i) => i === 0 || score > (scores[i - 1] as number));
      const falling = scores.every((score, i) => i === 0 || score < (scores[i - 1] as number));
      expect({ id, rising, falling }).toEqual({
        id,
        rising: direction === 'higher',
        falling: direction === 'lower',
      });
    }
  });

  it('read only metrics of the catalogue, and some evidence each', () => {
    const inputs = indicators.flatMap(indicator => indicator.inputs.map(input => input.metric));
    expect(inputs.filter(metric => metric !== '*' && !metrics.has(metric))).toEqual([]);
    const none = indicators.filter(row => row.inputs.length + row.facts.length === 0).map(row => row.id);
    // Timeliness comes from the delivery ledger, which is neither.
    expect(none).toEqual(['DT4']);
  });
});

describe('weight presets', () => {
  it('are six, the first with the official weights', () => {
    expect(presets).toHaveLength(6);
    expect(presets[0]?.weights).toEqual(Object.fromEntries(pillars.map(({ id, weight }) => [id, weight])));
  });
});

describe('tariffs', () => {
  it('follow each other without gap or overlap', () => {
    const ends = tariffs.slice(0, -1).map(tariff => tariff.effectiveTo);
    expect(ends).toEqual(tariffs.slice(1).map(tariff => tariff.effectiveFrom));
    expect(tariffs.at(-1)?.effectiveTo).toBeNull();
  });
});

describe('requirements of certificates', () => {
  it('stand once each, answered by indicators of the method or facts that are entered', () => {
    expect(new Set(requirements.map(row => row.id)).size).toBe(requirements.length);
    const known = {
      indicator: new Set(indicators.map(indicator => indicator.id)),
      fact: new Set(facts.map(fact => fact.fact)),
    };
    const unknown = requirements.filter(({ answer }) => {
      if (answer?.kind === 'indicator') return !known.indicator.has(answer.id);
      return answer?.kind === 'fact' && !known.fact.has(answer.name);
    });
    expect(unknown).toEqual([]);
  });

  it('call every benchmark of the international framework unverified, as it is', () => {
    const sure = requirements.filter(
      ({ framework, basis }) =>
        framework === 'eip-framework-2' && basis.some(({ certainty }) => certainty !== 'unverified'),
    );
    expect(sure).toEqual([]);
  });

  it('compare percentages with percentages', () => {
    const units = new Map<string, string>(indicators.map(indicator => [indicator.id, indicator.unit]));
    for (const { id, benchmark, answer } of requirements) {
      if (answer?.kind !== 'indicator' || benchmark.kind === 'yes') continue;
      const isPercent = units.get(answer.id) === '%';
      expect({ id, isPercent }).toEqual({ id, isPercent: benchmark.unit === '%' });
    }
  });
});

describe('sources', () => {
  it('stand once for each tag that something rests on, and for no other', () => {
    const rows = [...indicators, ...pillars, ...presets, ...tariffs, ...requirements];
    const limits = JSON.stringify(read('limits.json')).match(/\bS\d+(?=])/g) ?? [];
    const cited = new Set([...rows.flatMap(({ basis }) => basis.map(({ tag }) => tag)), ...limits]);
    expect(sources.map(({ tag }) => tag).sort()).toEqual(
      [...cited].filter(tag => tag.startsWith('S')).sort(),
    );
  });
});

describe('facts', () => {
  const operating = zones.filter(zone => zone.status === 'operating').map(zone => zone.code);
  const of = (zone: string) => new Set(facts.filter(fact => fact.zone === zone).map(fact => fact.fact));

  it('belong to known zones and stand once per zone, name and begin', () => {
    const codes = new Set(zones.map(zone => zone.code));
    expect(facts.filter(fact => !codes.has(fact.zone))).toEqual([]);
    expect(new Set(facts.map(fact => `${fact.zone} ${fact.fact} ${fact.validFrom}`)).size).toBe(facts.length);
  });

  it('give every operating zone what its fact indicators read', () => {
    const optional = ['water.contract_pressure_kpa', 'eip.status_level'];
    const needed = [...new Set(indicators.flatMap(row => row.facts))].filter(
      name => !optional.includes(name),
    );
    for (const zone of operating) {
      const known = of(zone);
      expect({ zone, missing: needed.filter(name => !known.has(name)) }).toEqual({ zone, missing: [] });
    }
  });

  it('give every planned zone design values with a milestone', () => {
    const planned = zones.filter(zone => zone.status === 'planned').map(zone => zone.code);
    const design = facts.filter(fact => fact.fact.startsWith('design.'));
    expect(design.filter(fact => fact.milestone === undefined)).toEqual([]);
    expect(design.filter(fact => !planned.includes(fact.zone))).toEqual([]);
    for (const zone of planned) {
      expect(design.filter(fact => fact.zone === zone).length).toBeGreaterThanOrEqual(12);
    }
  });

  it('call everything illustrative that no page says', () => {
    for (const { fact, illustrative, source, document } of facts) {
      const sourced = source.startsWith('http');
      expect({ fact, illustrative }).toEqual({ fact, illustrative: !sourced });
      if (illustrative) expect(document).toMatch(/^illustrative: /);
    }
  });

  it('are what the program writes', () => {
    const check = () => execFileSync(process.execPath, [join(__dirname, 'facts.build.mjs'), '--check']);
    expect(check).not.toThrow();
  });
});
