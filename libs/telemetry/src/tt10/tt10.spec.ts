import fc from 'fast-check';
import { aMetric } from '../catalogue/metric.builder.js';
import { encodeSenmlJson } from '../senml/encode-senml-json.js';
import { parseTt10 } from './parse-tt10.js';
import { parseTt10Name } from './parse-tt10-name.js';
import { parseTt10Time } from './parse-tt10-time.js';
import { tt10Packs } from './tt10-packs.js';
import { tt10Unit } from './tt10-unit.js';

const HALF_PAST_TEN = Date.UTC(2026, 9, 1, 3, 30);
const FILE = [
  'pH\t7.21\t-\t20261001103000\t00',
  'COD\t48,2\tmg/L\t20261001103000\t00',
  'NH4\t2.10\tmg/L\t20261001103000\t01',
  'PM2,5\t-0.5\tµg/Nm3\t20261001103000\t02',
].join('\r\n');

const metric = (id: string, tt10: string, unit: string) =>
  aMetric({ id, tt10, ucum: unit, units: [{ unit, factor: 1 }], measurement: id, field: 'x' });
const outlet = {
  id: 'zone-ww-out-01',
  metrics: [
    metric('ww.out.ph', 'pH', '[pH]'),
    metric('ww.out.cod', 'COD', 'mg/L'),
    metric('ww.out.nh4', 'NH4', 'mg/L'),
    aMetric(),
  ],
};
const air = { id: 'zone-air-01', metrics: [metric('air.pm25', 'PM2,5', 'ug/m3')] };

describe('parseTt10Name', () => {
  it('reads station and time', () => {
    expect(parseTt10Name('HP_KCNX_NTHAI01_20261001103000.txt')).toEqual({
      ...{ station: 'HP_KCNX_NTHAI01', timeMs: HALF_PAST_TEN },
    });
  });

  it.each([
    'x.txt',
    '../HP_20261001103000.txt',
    'HP_20261301103000.txt',
    'HP_20261001103000.txt.exe',
    'HP_2026.txt',
  ])('takes %s for no name of a file', name => {
    expect(parseTt10Name(name)).toBeUndefined();
  });
});

describe('parseTt10Time', () => {
  it('is the local time of Việt Nam, and comes back as it went out', () => {
    const seconds = fc.integer({ min: Date.UTC(2000, 0) / 1_000, max: Date.UTC(2100, 0) / 1_000 });
    fc.assert(
      fc.property(seconds, second => {
        const local = new Date(second * 1_000 + 7 * 3_600_000).toISOString();
        expect(parseTt10Time(local.replace(/[-:T]/g, '').slice(0, 14))).toBe(second * 1_000);
      }),
    );
  });

  it.each(['20260230000000', '20260101240000', '20260101006000', '2026010100000', ''])(
    'takes %s for no moment',
    text => {
      expect(parseTt10Time(text)).toBeUndefined();
    },
  );
});

describe('parseTt10', () => {
  it('reads a file as loggers write it', () => {
    const { records, faults } = parseTt10(FILE);
    expect(faults).toEqual([]);
    expect(records.map(({ symbol, value, unit, status }) => [symbol, value, unit, status])).toEqual([
      ['pH', 7.21, null, '00'],
      ['COD', 48.2, 'mg/L', '00'],
      ['NH4', 2.1, 'mg/L', '01'],
      ['PM2,5', -0.5, 'µg/Nm3', '02'],
    ]);
    expect(new Set(records.map(({ timeMs }) => timeMs))).toEqual(new Set([HALF_PAST_TEN]));
  });

  it('reads spaces for tabs, with or without a unit', () => {
    const { records, faults } = parseTt10('COD  48.2 mg/L 20261001103000 00\npH 7.1   20261001103000 00\n');
    expect(faults).toEqual([]);
    expect(records.map(({ unit }) => unit)).toEqual(['mg/L', null]);
  });

  it.each([
    ['COD\t48.2\tmg/L\t20261001103000', 'bad-line'],
    ['C?D\t48.2\tmg/L\t20261001103000\t00', 'bad-symbol'],
    ['COD\t1.234,5\tmg/L\t20261001103000\t00', 'bad-value'],
    ['COD\tNaN\tmg/L\t20261001103000\t00', 'bad-value'],
    ['COD\t48.2\tmg/L\t20261301103000\t00', 'bad-time'],
    ['COD\t48.2\tmg/L\t20261001103000\t03', 'bad-status'],
    ['COD\t48.3\tmg/L\t20261001103000\t00', 'repeated'],
  ])('refuses the line %j as %s and reads the others', (line, code) => {
    const { records, faults } = parseTt10(`${FILE}\r\n\r\n${line}`);
    expect(faults).toEqual([expect.objectContaining({ line: 6, code })]);
    expect(records).toHaveLength(4);
  });

  it('never throws, and every line that says something is a record, a fault or said before', () => {
    const word = fc.constantFrom(
      'COD',
      '\t',
      ' ',
      '1,5',
      'mg/L',
      '20261001103000',
      '00',
      '\n',
      '\r',
      '-',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map(words => words.join('')),
        ),
        text => {
          const { records, faults } = parseTt10(text);
          const lines = text.split(/\r\n|\n|\r/).filter(line => line.trim() !== '');
          expect(records.length + faults.length).toBeLessThanOrEqual(lines.length);
          expect(records.length + faults.length > 0).toBe(lines.length > 0);
          for (const { value } of records) expect(Number.isFinite(value)).toBe(true);
        },
      ),
    );
  });

  it('reads back what was written, whatever the decimal mark', () => {
    const line = fc.record({
      symbol: fc.constantFrom('pH', 'COD', 'PM2,5', 'Flow'),
      value: fc.integer({ min: -1_000_000, max: 1_000_000 }).map(number => number / 1_000),
      mark: fc.constantFrom('.', ','),
      status: fc.constantFrom('00', '01', '02'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ({ symbol }) => symbol }), lines => {
        const text = lines.map(
          ({ symbol, value, mark, status }) =>
            `${symbol}\t${String(value).replace('.', mark)}\tmg/L\t20261001103000\t${status}\r\n`,
        );
        const { records, faults } = parseTt10(text.join(''));
        expect(faults).toEqual([]);
        expect(records.map(({ symbol, value, status }) => ({ symbol, value, status }))).toEqual(
          lines.map(({ symbol, value, status }) => ({ symbol, value, status })),
        );
      }),
    );
  });
});

describe('tt10Packs', () => {
  it('gives each device its own, readings for what was measured and events for the rest', () => {
    const { packs, faults } = tt10Packs(parseTt10(FILE).records, [outlet, air]);
    expect(faults).toEqual([]);
    expect(packs).toEqual([
      {
        device: outlet.id,
        records: [
          { metric: 'ww.out.ph', unit: '[pH]', timeMs: HALF_PAST_TEN, value: 7.21 },
          { metric: 'ww.out.cod', unit: 'mg/L', timeMs: HALF_PAST_TEN, value: 48.2 },
        ],
        events: [{ metric: 'ww.out.nh4', timeMs: HALF_PAST_TEN, type: 'string', value: 'tt10:01 2.1 mg/L' }],
      },
      {
        device: air.id,
        records: [],
        events: [{ metric: 'air.pm25', timeMs: HALF_PAST_TEN, type: 'string', value: 'tt10:02 -0.5 µg/Nm3' }],
      },
    ]);
  });

  it('is the same bytes for the same file', () => {
    const bytes = () =>
      tt10Packs(parseTt10(FILE).records, [outlet, air]).packs.map(pack =>
        Buffer.from(encodeSenmlJson(pack)).toString(),
      );
    expect(bytes()).toEqual(bytes());
  });

  it('names lines that nobody, or more than one, can have sent', () => {
    const twin = { ...air, id: 'zone-air-02' };
    const { faults } = tt10Packs(parseTt10(`${FILE}\r\nTOC\t1\tmg/L\t20261001103000\t00`).records, [
      ...[outlet, air, twin],
    ]);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [4, 'ambiguous-symbol'],
      [5, 'unknown-symbol'],
    ]);
  });
});

describe('tt10Unit', () => {
  it.each([
    ['mg/l', 'mg/L'],
    ['°C', 'Cel'],
    ['oC', 'Cel'],
    ['m³/h', 'm3/h'],
    ['µg/Nm³', 'ug/m3'],
    ['Pt-Co', '{PtCo}'],
    ['constructor', 'constructor'],
    ['furlong', 'furlong'],
  ])('writes %s as %s', (unit, known) => {
    expect(tt10Unit(unit)).toBe(known);
  });
});
