import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  alarmRuleSchema,
  type Device,
  deviceSchema,
  limitSchema,
  metricSchema,
  zoneSchema,
} from '#libs/contracts';
import { MetricCatalogue, RatingKey, SILENCE_METRIC } from '#libs/telemetry';
import { z } from 'zod';

const here = dirname(expect.getState().testPath ?? '');
const read = (name: string): unknown => JSON.parse(readFileSync(join(here, name), 'utf8'));
const zones = z.array(zoneSchema.strict()).parse(read('zones.json'));
const metrics = z.array(metricSchema.strict()).parse(read('metrics.json'));
const devices = z.array(deviceSchema.strict()).parse(read('devices.json'));
const limits = z.array(limitSchema.strict()).parse(read('limits.json'));
const rules = z.array(alarmRuleSchema.strict()).parse(read('alarm-rules.json'));
const catalogue = new MetricCatalogue(metrics);
/** Limited by law but measured in a laboratory. */
const LABORATORY = ['ww.lab.bod5', 'ww.lab.mineral_oil', 'air.tsp'];

const faults = (find: (device: Device) => string[]): string[] =>
  devices.flatMap(device => find(device).map(fault => `${device.id}: ${fault}`));

describe('zones', () => {
  it('are 14 operating and 25 planned, each once', () => {
    expect(zones.filter(zone => zone.status === 'operating')).toHaveLength(14);
    expect(zones.filter(zone => zone.status === 'planned')).toHaveLength(25);
    expect(new Set(zones.map(zone => zone.code)).size).toBe(39);
  });

  it('keep the area sums that the sources give, and invent none', () => {
    const area = (status: string) =>
      zones.filter(zone => zone.status === status).reduce((sum, zone) => sum + (zone.areaHa ?? 0), 0);
    expect(area('operating')).toBeCloseTo(6_100.57, 2);
    expect(zones.filter(zone => zone.areaHa === null)).toHaveLength(6);
  });
});

describe('metrics', () => {
  it('accept their canonical unit as it is', () => {
    for (const metric of metrics) {
      expect(metric.units[0]).toEqual({ unit: metric.ucum, factor: 1 });
    }
  });

  it('have consistent quality limits', () => {
    for (const { id, qc } of metrics) {
      const { min, max } = qc.gross;
      const inOrder = min === null || max === null || min < max;
      const inside =
        qc.plausible === null ||
        (qc.plausible.min < qc.plausible.max &&
          (min === null || qc.plausible.min >= min) &&
          (max === null || qc.plausible.max <= max));
      const slower = qc.flatLine === null || qc.flatLine.failSeconds > qc.flatLine.suspectSeconds;
      expect({ id, inOrder, inside, slower }).toEqual({ id, inOrder: true, inside: true, slower: true });
    }
  });

  it('call a spike suspect before they fail it', () => {
    const wrong = metrics.filter(({ qc: { spike } }) => spike && spike.fail <= spike.suspect);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('compare only what comes in one row at one pace', () => {
    for (const { id, measurement, cadenceSeconds, qc } of metrics) {
      const others = (qc.crossChecks ?? []).flatMap(rule =>
        rule.kind === 'at-most' ? [rule.of] : [rule.active, rule.reactive],
      );
      for (const other of others)
        expect({ id, other: catalogue.find(other) }).toMatchObject({
          id,
          other: { measurement, cadenceSeconds },
        });
    }
  });

  it('scale only by ratings that are named', () => {
    const scaled = metrics.flatMap(metric => metric.qc.gross.scaleBy ?? []);
    expect(scaled.filter(key => !Object.values<string>(RatingKey).includes(key))).toEqual([]);
  });

  it('count registers up and list the codes of enums', () => {
    for (const metric of metrics) {
      expect(metric.kind === 'counter').toBe(metric.aggregate === 'increase');
      expect(metric.kind === 'enum').toBe(metric.enumValues !== undefined);
    }
  });
});

describe('devices', () => {
  it('have unique ids that carry their zone', () => {
    expect(new Set(devices.map(device => device.id)).size).toBe(devices.length);
    const codes = new Set(zones.map(zone => zone.code));
    expect(
      faults(({ id, zone }) => {
        const named = codes.has(zone) && new RegExp(`^${zone}-[a-z]+-[0-9]{2}$`).test(id);
        return named ? [] : ['does not carry a known zone'];
      }),
    ).toEqual([]);
  });

  it('send metrics of the catalogue at its cadence, each once', () => {
    expect(
      faults(({ channels }) => {
        const twice = new Set(channels.map(channel => channel.metric)).size < channels.length;
        const wrong = channels
          .filter(({ metric, cadenceSeconds }) => catalogue.find(metric)?.cadenceSeconds !== cadenceSeconds)
          .map(channel => channel.metric);
        return twice ? ['sends a metric twice', ...wrong] : wrong;
      }),
    ).toEqual([]);
  });

  it('carry every rating that a limit of theirs refers to', () => {
    expect(
      faults(({ channels, ratings }) =>
        channels
          .flatMap(({ metric }) => catalogue.find(metric)?.qc.gross.scaleBy ?? [])
          .filter(key => !((ratings[key] ?? 0) > 0)),
      ),
    ).toEqual([]);
  });

  it('are about 600 with about 4,000 channels, some in every zone', () => {
    const channels = devices.reduce((sum, device) => sum + device.channels.length, 0);
    expect(devices.length).toBeGreaterThan(570);
    expect(devices.length).toBeLessThan(630);
    expect(channels).toBeGreaterThan(3_800);
    expect(channels).toBeLessThan(4_200);
    expect(new Set(devices.map(device => device.zone)).size).toBe(39);
  });

  it('cover the needs of an operating zone, and the building site of a planned one', () => {
    const kindsOf = (status: string) => {
      const codes = zones.filter(zone => zone.status === status).map(zone => zone.code);
      return codes.map(code => new Set(devices.filter(d => d.zone === code).map(d => d.kind)).size);
    };
    expect(new Set(kindsOf('operating'))).toEqual(new Set([12]));
    expect(new Set(kindsOf('planned'))).toEqual(new Set([5]));
  });

  it('are what the program writes', () => {
    const check = () => execFileSync(process.execPath, [join(here, 'devices.build.mjs'), '--check']);
    expect(check).not.toThrow();
  });
});

describe('limits', () => {
  it('name metrics of the catalogue or laboratory parameters, in its units', () => {
    for (const { metric, unit } of limits) {
      if (LABORATORY.includes(metric)) continue;
      expect({ metric, unit: catalogue.find(metric)?.ucum }).toEqual({ metric, unit });
    }
  });

  it('stay empty exactly where the numbers are unknown', () => {
    for (const limit of limits) {
      const unknown = limit.min === null && limit.max === null;
      expect({ ...limit, unknown }).toEqual({ ...limit, unknown: limit.status === 'to-fill' });
    }
  });

  it('hold one value at a time per metric, basis, class and averaging', () => {
    const spans = new Map<string, { from: string; to: string }[]>();
    for (const limit of limits) {
      const key = [limit.metric, limit.zone, limit.basis, limit.class, limit.averaging].join('|');
      const from = limit.effectiveFrom;
      const to = limit.effectiveTo ?? '9999-12-31';
      const overlapping = spans.get(key)?.some(span => from < span.to && span.from < to) ?? false;
      expect({ key, ordered: from < to, overlapping }).toEqual({ key, ordered: true, overlapping: false });
      spans.set(key, [...(spans.get(key) ?? []), { from, to }]);
    }
  });

  it('lower PM2.5 (24 h) from 50 to 45 on 2026-01-01', () => {
    const on = (day: string) =>
      limits.find(
        limit =>
          limit.metric === 'air.pm25' &&
          limit.averaging === 'PT24H' &&
          limit.effectiveFrom <= day &&
          (limit.effectiveTo === null || day < limit.effectiveTo),
      )?.max;
    expect([on('2025-12-31'), on('2026-01-01')]).toEqual([50, 45]);
  });
});

describe('alarm rules', () => {
  it('name metrics of the catalogue that some device of the rule sends', () => {
    for (const { id, metric, kinds } of rules) {
      if (metric === SILENCE_METRIC) continue;
      const senders = devices.filter(
        device =>
          (kinds?.includes(device.kind) ?? true) &&
          device.channels.some(channel => channel.metric === metric),
      );
      expect({ id, known: catalogue.find(metric) !== undefined, isSent: senders.length > 0 }).toEqual({
        id,
        known: true,
        isSent: true,
      });
    }
  });

  it('stand once per id and begin', () => {
    expect(new Set(rules.map(rule => `${rule.id} ${rule.effectiveFrom}`)).size).toBe(rules.length);
  });

  it('call a spike suspect before they fail it', () => {
    const wrong = metrics.filter(({ qc: { spike } }) => spike && spike.fail <= spike.suspect);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('compare only what comes in one row at one pace', () => {
    for (const { id, measurement, cadenceSeconds, qc } of metrics) {
      const others = (qc.crossChecks ?? []).flatMap(rule =>
        rule.kind === 'at-most' ? [rule.of] : [rule.active, rule.reactive],
      );
      for (const other of others)
        expect({ id, other: catalogue.find(other) }).toMatchObject({
          id,
          other: { measurement, cadenceSeconds },
        });
    }
  });

  it('scale only by ratings that every device of theirs carries', () => {
    const scaled = rules.filter(rule => rule.scaleBy !== undefined);
    expect(
      faults(({ channels, ratings }) =>
        scaled
          .filter(({ metric }) => channels.some(channel => channel.metric === metric))
          .filter(({ scaleBy }) => !((ratings[scaleBy ?? ''] ?? 0) > 0))
          .map(({ id }) => `${id} has nothing to scale by`),
      ),
    ).toEqual([]);
  });

  it('count suspect readings exactly where the plausible range ends on the bad side of the limit', () => {
    for (const { id, metric, comparison, suspect, averaging } of rules) {
      // A mean never leaves out what is only doubted.
      if (averaging !== undefined) {
        expect({ id, suspect }).toEqual({ id, suspect: 'count' });
        continue;
      }
      const { gross, plausible } = catalogue.find(metric)?.qc ?? { gross: { min: null, max: null } };
      const isAbove = comparison === 'above';
      const end = isAbove ? plausible?.max : plausible?.min;
      const reach = (isAbove ? gross.max : gross.min) ?? (isAbove ? Infinity : -Infinity);
      const isBlind = end !== undefined && (isAbove ? end < reach : end > reach);
      expect({ id, suspect }).toEqual({ id, suspect: isBlind ? 'count' : 'ignore' });
    }
  });

  it('can be reached by a reading that passes the gross range, and cleared by one', () => {
    for (const { id, metric, set, clear, scaleBy, averaging, ofLimit } of rules) {
      if (averaging === 'projected-day-sum' || ofLimit !== undefined) continue;
      const { min, max, scaleBy: grossScale } = catalogue.find(metric)?.qc.gross ?? { min: null, max: null };
      expect({ id, scaleBy }).toEqual({ id, scaleBy: grossScale });
      for (const limit of [set, clear]) {
        expect({ id, limit, inside: limit >= (min ?? -Infinity) && limit <= (max ?? Infinity) }).toEqual({
          id,
          limit,
          inside: true,
        });
      }
    }
  });

  it('get stricter the higher their priority, level by level', () => {
    const levels = new Map<string, typeof rules>();
    for (const rule of rules) {
      const ladder = rule.id.replace(/-(warn|alarm|critical)$/, '');
      levels.set(ladder, [...(levels.get(ladder) ?? []), rule]);
    }
    for (const [ladder, steps] of levels) {
      const sorted = steps.toSorted((a, b) => b.priority - a.priority);
      sorted.slice(1).forEach((rule, index) => {
        const lower = sorted[index] as (typeof rules)[number];
        const isStricter = rule.comparison === 'above' ? rule.set >= lower.set : rule.set <= lower.set;
        expect({ ladder, isStricter, priority: rule.priority < lower.priority }).toEqual({
          ladder,
          isStricter: true,
          priority: true,
        });
      });
    }
  });

  it('carry the word of their priority in their id', () => {
    const word = { 1: 'critical', 2: 'alarm', 3: 'warn' };
    expect(rules.filter(({ id, priority }) => !id.endsWith(`-${word[priority]}`))).toEqual([]);
  });

  it('invent no limit: shares of a limit stand where a legal maximum is known', () => {
    const shares = rules.filter(({ ofLimit }) => ofLimit !== undefined);
    expect(shares.length).toBeGreaterThan(0);
    for (const { id, metric, ofLimit } of shares) {
      const known = limits.some(
        limit => limit.metric === metric && limit.averaging === ofLimit && limit.max !== null,
      );
      expect({ id, known }).toEqual({ id, known: true });
    }
  });

  it('average only what has a mean, and sum up a day only of what comes by the hour', () => {
    for (const { id, metric, averaging } of rules) {
      if (averaging === undefined) continue;
      const { kind, aggregate, ucum } = catalogue.find(metric) as (typeof metrics)[number];
      const hasMean = kind === 'gauge' && ['mean', 'energy-mean'].includes(aggregate);
      const hasSum = averaging !== 'projected-day-sum' || ucum.endsWith('/h');
      expect({ id, hasMean, hasSum }).toEqual({ id, hasMean: true, hasSum: true });
    }
  });
});
