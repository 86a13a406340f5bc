import { readFileSync } from 'node:fs';
import { en } from '../i18n/zone/en.js';
import { vi } from '../i18n/zone/vi.js';
import { SYSTEMS, systemOf } from './systems.js';

const catalogue = JSON.parse(readFileSync('seeds/metrics.json', 'utf8')) as { id: string; ucum: string }[];
const unitOf = new Map(catalogue.map(metric => [metric.id, metric.ucum]));

describe('SYSTEMS', () => {
  it('names only metrics of the catalogue', () => {
    const used = SYSTEMS.flatMap(({ tiles, charts }) => [
      ...tiles,
      ...charts.flatMap(chart => chart.metrics),
    ]);
    expect(used.filter(metric => !unitOf.has(metric))).toEqual([]);
  });

  it('draws only one unit in a chart, and has a title for each', () => {
    for (const chart of SYSTEMS.flatMap(system => system.charts)) {
      expect(new Set(chart.metrics.map(metric => unitOf.get(metric))).size).toBe(1);
      expect(Object.keys(vi.chartTitle)).toContain(chart.id);
      expect(Object.keys(en.chartTitle)).toContain(chart.id);
    }
  });
});

describe('systemOf', () => {
  const [power] = SYSTEMS;

  it('keeps what the devices of a zone declare', () => {
    const cut = power && systemOf(power, new Set(['power.active', 'power.voltage']));
    expect(cut?.tiles).toEqual(['power.active', 'power.voltage']);
    expect(cut?.charts.map(chart => chart.metrics)).toEqual([['power.active'], ['power.voltage']]);
  });

  it('leaves out a system without a device', () => {
    expect(power && systemOf(power, new Set(['met.temp']))).toBeNull();
  });
});
