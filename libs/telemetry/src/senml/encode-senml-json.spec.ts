import fc from 'fast-check';
import { decodeSenmlJson } from './decode-senml-json.js';
import { encodeSenmlJson } from './encode-senml-json.js';

const time = fc.integer({ min: 2 ** 28 * 1000, max: 4e12 });
const metric = fc.stringMatching(/^[a-z]{1,6}(\.[a-z0-9_]{1,6}){1,2}$/);
const unit = fc.option(fc.constantFrom('kW', 'm3/h', '%'), { nil: null });
const value = fc.double({ noNaN: true, noDefaultInfinity: true }).map(v => v + 0);
const records = fc.array(fc.record({ metric, unit, timeMs: time, value }), { minLength: 1, maxLength: 8 });
const events = fc.array(
  fc.record({ metric, timeMs: time, type: fc.constantFrom('string', 'data'), value: fc.string() }),
  { maxLength: 3 },
);

describe('encodeSenmlJson', () => {
  it('writes what decodeSenmlJson reads back unchanged', () => {
    const identity = fc.option(fc.record({ boot: fc.nat(), seq: fc.integer({ min: 1 }) }), { nil: null });
    const lane = fc.constantFrom('live' as const, 'history' as const);
    fc.assert(
      fc.property(records, events, identity, lane, (recordsIn, eventsIn, id, laneIn) => {
        const pack = { records: recordsIn, events: eventsIn, lane: laneIn };
        const bytes = encodeSenmlJson({ device: 'do-son-pv-01', ...pack, ...id });
        expect(decodeSenmlJson(bytes, 0)).toEqual({
          ok: true,
          pack: { baseDevice: 'do-son-pv-01', boot: id?.boot ?? null, seq: id?.seq ?? null, ...pack },
        });
      }),
    );
  });

  it('carries a pack of events alone', () => {
    const event = { metric: 'fab.note', timeMs: 1.7e12, type: 'string' as const, value: 'Bảo trì' };
    const bytes = encodeSenmlJson({ device: 'do-son-factory-01', records: [], events: [event] });
    expect(decodeSenmlJson(bytes, 0)).toMatchObject({ ok: true, pack: { events: [event], records: [] } });
  });

  it.each([
    ['no record', []],
    ['a value that is not finite', [{ metric: 'a.b', unit: null, timeMs: 1.7e12, value: Number.NaN }]],
    ['a time that would read as relative', [{ metric: 'a.b', unit: null, timeMs: 1e9, value: 1 }]],
  ])('refuses %s', (_, recordsIn) => {
    expect(() => encodeSenmlJson({ device: 'd', records: recordsIn })).toThrow(RangeError);
  });
});
