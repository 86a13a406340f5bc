import fc from 'fast-check';
import { decodeSenml } from '../senml/decode-senml.js';
import type { ImportDevice, ImportRules } from './csv-import.js';
import { csvRows } from './csv-rows.js';
import { type ImportReport, readImport } from './read-import.js';

const NOW = Date.UTC(2026, 10, 24);
const DAY = 86_400_000;
const units = new Map([
  ['power.active', new Set(['kW', 'W'])],
  ['power.voltage', new Set(['kV'])],
]);
const devices = new Map<string, ImportDevice>([
  ['a-power-01', { zone: 'a', units }],
  ['b-power-01', { zone: 'b', units }],
]);
const rules: ImportRules = { devices, nowMs: NOW };
const HEADER = 'device,metric,time,value,unit\n';

function read(text: string, given: ImportRules = rules): ImportReport {
  const reading = readImport(text, given);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

const quote = (field: string): string => `"${field.replaceAll('"', '""')}"`;

describe('csvRows', () => {
  it('reads back what was written, quotes, separators and line breaks inside', () => {
    const row = fc.array(fc.string({ maxLength: 8 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(row),
        fc.constantFrom(',' as const, ';' as const),
        fc.constantFrom('\n', '\r\n'),
        (rows, separator, end) => {
          const text = rows.map(fields => fields.map(quote).join(separator)).join(end);
          expect([...csvRows(text, separator)].map(({ fields }) => fields)).toEqual(rows);
        },
      ),
    );
  });

  it('never throws, and lines only ever grow', () => {
    const piece = fc.constantFrom('"', ',', ';', '\n', '\r', 'a', ' ');
    fc.assert(
      fc.property(
        fc.array(piece).map(pieces => pieces.join('')),
        text => {
          let last = 0;
          for (const { line } of csvRows(text, ',')) {
            expect(line).toBeGreaterThan(last);
            last = line;
          }
        },
      ),
    );
  });
});

describe('readImport', () => {
  it('reads times with an offset and in Unix ms, and units of the catalogue', () => {
    const text =
      `${HEADER}a-power-01,power.active,2026-11-20T10:00:00+07:00,4.5,kW\n` +
      `a-power-01,power.active,${NOW - DAY},4500,W\nb-power-01,power.voltage,2026-11-20T10:00:00Z,22,\n`;
    const { faultCount, lines, plan } = read(text);
    expect([faultCount, lines, plan.readings]).toEqual([0, 3, 3]);
    expect(plan.span).toEqual({ from: Date.UTC(2026, 10, 20, 3), to: NOW - DAY });
    const packs = [...plan.packs(devices)];
    expect(packs.map(({ zone, device, records }) => [zone, device, records])).toEqual([
      ['a', 'a-power-01', 1],
      ['a', 'a-power-01', 1],
      ['b', 'b-power-01', 1],
    ]);
    const decoded = decodeSenml(packs[0]?.bytes ?? new Uint8Array(), NOW);
    expect(decoded).toMatchObject({ ok: true, pack: { lane: 'history', baseDevice: 'a-power-01' } });
  });

  it('reads what spreadsheets of the region write: semicolons, decimal commas, a mark of the byte order', () => {
    const { faults, plan } = read(
      'Time;"Device";Metric;Value\r\n2026-11-20 10:00:00+07:00;a-power-01;power.active;4,5\r\n',
    );
    expect(faults).toEqual([]);
    expect(plan.readings).toBe(1);
  });

  it.each([
    ['x-01,power.active,2026-11-20T10:00:00Z,1,kW', 'device', 'unknown-device'],
    ['a-power-01,no.such,2026-11-20T10:00:00Z,1,kW', 'metric', 'unknown-metric'],
    ['a-power-01,power.active,20.11.2026 10:00,1,kW', 'time', 'bad-time'],
    ['a-power-01,power.active,2026-11-20T10:00:00,1,kW', 'time', 'bad-time'],
    ['a-power-01,power.active,2026-13-20T10:00:00Z,1,kW', 'time', 'bad-time'],
    ['a-power-01,power.active,2026-08-20T10:00:00Z,1,kW', 'time', 'too-old'],
    ['a-power-01,power.active,2026-12-20T10:00:00Z,1,kW', 'time', 'future'],
    ['a-power-01,power.active,2026-11-20T10:00:00Z,NaN,kW', 'value', 'bad-value'],
    ['a-power-01,power.active,2026-11-20T10:00:00Z,1e999,kW', 'value', 'bad-value'],
    ['a-power-01,power.active,2026-11-20T10:00:00Z,,kW', 'value', 'bad-value'],
    ['a-power-01,power.active,2026-11-20T10:00:00Z,1,furlong', 'unit', 'bad-unit'],
    ['a-power-01,power.active,2026-11-22T10:00:00Z,2,kW', 'value', 'repeated'],
    ['a-power-01', null, 'bad-row'],
  ])('says of the line %s that its %s is wrong: %s', (line, column, code) => {
    const { faults, plan } = read(`${HEADER}\na-power-01,power.active,2026-11-22T10:00:00Z,1,kW\n${line}\n`);
    expect(faults).toEqual([expect.objectContaining({ line: 4, column, code })]);
    expect(plan.readings).toBe(1);
  });

  it('says what is missing in the first line', () => {
    expect(read('device,value\n')).toMatchObject({
      faultCount: 1,
      faults: [{ line: 1, code: 'bad-header' }],
    });
    expect(read('')).toMatchObject({ faults: [{ code: 'bad-header' }] });
  });

  it('never throws, and every line is a reading, a fault or a repetition', () => {
    const field = fc.constantFrom(
      'a-power-01',
      'power.active',
      '2026-11-20T10:00:00Z',
      '1',
      'kW',
      '"',
      '',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.array(field, { maxLength: 6 })), rows => {
        const { lines, faultCount, plan } = read(HEADER + rows.map(row => row.join(',')).join('\n'));
        expect(plan.readings + faultCount).toBeLessThanOrEqual(lines);
        expect(lines > 0).toBe(plan.readings + faultCount > 0);
      }),
    );
  });

  it('makes the same packs of the same readings in any order, newest day first, no time in two packs', () => {
    const reading = fc.record({
      device: fc.constantFrom('a-power-01', 'b-power-01'),
      metric: fc.constantFrom('power.active', 'power.voltage'),
      minute: fc.integer({ min: 1, max: 4_000 }),
    });
    const readings = fc.uniqueArray(reading, {
      selector: ({ device, metric, minute }) => `${device} ${metric} ${minute}`,
      maxLength: 60,
    });
    fc.assert(
      fc.property(readings, fc.integer(), (items, seed) => {
        const lines = items.map(
          ({ device, metric, minute }) => `${device},${metric},${NOW - minute * 60_000},${minute},`,
        );
        const shuffled = lines.toSorted((a, b) => hash(a, seed) - hash(b, seed));
        const packsOf = (all: string[]) => [...read(HEADER + all.join('\n')).plan.packs(devices)];
        const packs = packsOf(lines);
        expect(packsOf(shuffled)).toEqual(packs);
        const days = packs.map(({ bytes }) => {
          const decoded = decodeSenml(bytes, NOW);
          return decoded.ok ? Math.floor((decoded.pack.records[0]?.timeMs ?? 0) / DAY) : Number.NaN;
        });
        expect(days).toEqual(days.toSorted((a, b) => b - a));
        expect(packs.reduce((sum, { records }) => sum + records, 0)).toBe(items.length);
      }),
    );
  });

  it('keeps every pack below what the broker takes', () => {
    const lines = Array.from(
      { length: 9_000 },
      (_, index) =>
        `a-power-01,${index % 2 ? 'power.active' : 'power.voltage'},${NOW - DAY - (index >> 1) * 1_000},1,`,
    );
    const packs = [...read(HEADER + lines.join('\n')).plan.packs(devices)];
    expect(packs.reduce((sum, { records }) => sum + records, 0)).toBe(9_000);
    for (const { bytes } of packs) expect(bytes.length).toBeLessThan(256 * 1024);
  });
});

function hash(text: string, seed: number): number {
  let sum = seed;
  for (const character of text) sum = (Math.imul(sum, 31) + character.charCodeAt(0)) | 0;
  return sum;
}
