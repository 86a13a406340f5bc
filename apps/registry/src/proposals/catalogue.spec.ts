import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { factKindSchema, factSchema, indicatorSchema, metricSchema, zoneSchema } from '#libs/contracts';
import { checkFactChange } from './check-fact-change.js';
import { setFact } from './proposals.builder.js';

const read = (name: string): unknown => JSON.parse(readFileSync(join('seeds', name), 'utf8'));
const kinds = z.array(factKindSchema.strict()).parse(read('fact-kinds.json'));
const indicators = z.array(indicatorSchema).parse(read('indicators.json'));
const facts = z.array(factSchema).parse(read('facts.json'));
const zones = z.array(zoneSchema).parse(read('zones.json'));
const metrics = z.array(metricSchema).parse(read('metrics.json'));
const kindOf = new Map(kinds.map(kind => [kind.id, kind]));

/** Names of facts that the engine's code looks up by itself. */
function namesInEngine(): string[] {
  const folder = 'libs/readiness/src';
  const measured = new Set(metrics.map(metric => metric.id));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !/\.(spec|builder)\.ts$/.test(file))
    .flatMap(file => [...readFileSync(join(folder, file), 'utf8').matchAll(/'([a-z]+\.[a-z0-9_]+)'/g)])
    .map(match => match[1] as string)
    .filter(name => !measured.has(name));
}

describe('the catalogue of facts', () => {
  it('has each kind once', () => {
    expect(kindOf.size).toBe(kinds.length);
  });

  it('knows every fact that an indicator uses, and which indicators those are', () => {
    const used = new Map<string, string[]>();
    const add = (fact: string, id: string) => used.set(fact, [...(used.get(fact) ?? []), id]);
    for (const { id, facts: names, design } of indicators) {
      for (const name of names) add(name, id);
      if (design) add(`design.${id}`, id);
    }
    const told = new Map(kinds.map(kind => [kind.id, kind.indicators]));
    for (const [fact, ids] of used) expect({ fact, ids: told.get(fact) }).toEqual({ fact, ids });
    for (const kind of kinds)
      expect({ id: kind.id, ids: used.get(kind.id) ?? [] }).toEqual({ id: kind.id, ids: kind.indicators });
  });

  it('knows every fact that the code of the engine looks up', () => {
    const names = namesInEngine();
    expect(names).toContain('permit.effluent_class');
    expect(names.filter(name => !kindOf.has(name))).toEqual([]);
  });

  it('gives design values the unit of their indicator', () => {
    for (const { id, unit, pillar } of indicators.filter(indicator => indicator.design))
      expect(kindOf.get(`design.${id}`)).toMatchObject({ unit, pillar, track: 'planned' });
  });

  it('has options of enumerated kinds only, and ranges of numbers only', () => {
    for (const { id, type, options, min, max } of kinds) {
      expect({ id, has: options !== undefined }).toEqual({ id, has: type === 'enum' });
      expect({ id, has: min !== null && max !== null && min < max }).toEqual({ id, has: type === 'number' });
    }
  });

  it('would take every demo fact', () => {
    const statusOf = new Map(zones.map(zone => [zone.code, zone.status]));
    for (const { zone, fact, value, unit, evidenceLevel, milestone, validFrom, validTo, document } of facts) {
      const kind = kindOf.get(fact);
      const change = setFact({ fact, value, unit, evidenceLevel, milestone, validFrom, validTo });
      const circumstances = {
        zoneStatus: statusOf.get(zone) ?? 'operating',
        hasDocument: document !== null,
      };
      expect({ zone, fact, faults: kind && checkFactChange(change, kind, circumstances) }).toEqual({
        ...{ zone, fact },
        faults: [],
      });
    }
  });
});
