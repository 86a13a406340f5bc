import { readFileSync } from 'node:fs';
import { chartsOfPage, metricsOfPage, SYSTEM_PAGES } from './system-pages.js';

const catalogue = JSON.parse(readFileSync('seeds/metrics.json', 'utf8')) as {
  id: string;
  kind: 'gauge' | 'counter' | 'event' | 'enum';
}[];
const all = new Set(catalogue.map(({ id }) => id));

describe('metricsOfPage', () => {
  it('gives every metric but counters exactly one page', () => {
    const shown = SYSTEM_PAGES.flatMap(page => metricsOfPage(page, catalogue, all).map(({ id }) => id));
    expect(shown.toSorted()).toEqual(
      catalogue
        .filter(({ kind }) => kind !== 'counter')
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('shows only what the devices of a zone declare', () => {
    expect(metricsOfPage('air', catalogue, new Set(['air.pm25'])).map(({ id }) => id)).toEqual(['air.pm25']);
  });
});

describe('chartsOfPage', () => {
  it('draws each metric once', () => {
    for (const page of SYSTEM_PAGES) {
      const metrics = metricsOfPage(page, catalogue, all);
      const drawn = chartsOfPage(page, metrics).flatMap(chart => chart.metrics);
      expect(drawn.toSorted()).toEqual(metrics.map(({ id }) => id).toSorted());
    }
  });
});
