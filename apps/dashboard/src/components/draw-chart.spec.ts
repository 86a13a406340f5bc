import type { ChartContent } from '../lib/chart-content.js';
import { drawChart, PICTURE_SIZE } from './draw-chart.js';

/** What the page gives colours with. */
const PAGE = {
  document: {
    createElement: () => ({ style: {}, remove: () => undefined, getContext: () => null }),
    body: { append: () => undefined },
  },
  getComputedStyle: () => ({ color: '#333' }),
};
const TO = Date.UTC(2026, 10, 24, 17);
const FROM = TO - 86_400_000;

const content = (limit: string): ChartContent => ({
  ...{ from: FROM, to: TO, fromZero: false },
  series: [
    {
      ...{ metric: 'air.co', name: 'CO', unit: 'µg/m³', decimals: 0, shape: 'line' },
      points: [FROM, TO].map(t => ({ t, value: 29_000, suspect: false })),
    },
  ],
  limits: [{ value: 30_000, text: limit, metric: 'air.co' }],
});

/** Texts with the place they begin at or, of those on the time axis, stand in the middle of. */
function textsOf(svg: string): { text: string; x: number; anchor: string }[] {
  const found = svg.matchAll(
    /<text[^>]*text-anchor="(?<anchor>\w+)"[^>]*translate\((?<x>[\d.]+) [^>]*>(?<text>[^<]+)</g,
  );
  return [...found].map(({ groups: { text = '', x, anchor = '' } = {} }) => ({ text, x: Number(x), anchor }));
}

describe('drawChart', () => {
  beforeAll(() => void Object.assign(globalThis, PAGE));
  afterAll(() => {
    for (const name of Object.keys(PAGE)) Reflect.deleteProperty(globalThis, name);
  });

  it.each(['≤ 75', '≤ 30.000', 'A/B ≤ 30.000'])('has room for the limit %s and the last time', limit => {
    const texts = textsOf(drawChart(content(limit), { title: 'CO', note: 'UTC+7' }, 'vi'));
    const label = texts.find(({ text }) => text === limit);
    // As wide as the widest usual font has it: 6.8 px a character at 11 px.
    expect((label?.x ?? Number.NaN) + limit.length * 6.8).toBeLessThanOrEqual(PICTURE_SIZE.width);
    const last = texts.find(({ text }) => text === '25/11');
    expect((last?.x ?? Number.NaN) + 20).toBeLessThanOrEqual(PICTURE_SIZE.width);
    expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(['CO', 'UTC+7']));
  });
});
