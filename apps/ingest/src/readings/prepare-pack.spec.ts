import fc from 'fast-check';
import { readingsGroupSchema } from '#libs/contracts';
import { encodeSenmlCbor, encodeSenmlJson, vietnameseRefusal } from '#libs/telemetry';
import { device, METRICS, ZONE } from '../../test/fixtures.js';
import { CountKind } from '../ledger/minute-counts.js';
import { tallyPacks } from '../ledger/summarise-group.js';
import { buildDirectory } from '../identity/directory.js';
import { encodeReadings } from './encode-readings.js';
import { preparePack } from './prepare-pack.js';

const NOW = Date.UTC(2026, 10, 24, 12);
const ID = `${ZONE}-power-01`;
const directory = buildDirectory([device(ID)], METRICS);
const rawOf = (data: Uint8Array) => ({
  subject: `gz.part.v1.3.${ZONE}.${ID}`,
  data,
  receivedAt: NOW,
  streamSequence: 1,
});

describe('preparePack', () => {
  it('never throws, and any bytes are either points or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (data, word) => {
        const pack = preparePack({ ...rawOf(data), subject: `gz.part.v1.0.${word}.x` }, directory);
        expect(pack.points.length + pack.refusals.length).toBeGreaterThan(0);
      }),
    );
  });

  it('puts every value into a point or a refusal, whatever the order of the records', () => {
    const record = fc.record({
      metric: fc.constantFrom('power.active', 'power.factor', 'net.latency', 'no.such'),
      unit: fc.constantFrom('kW', '1', 'ms', 'furlong'),
      timeMs: fc.integer({ min: -4, max: 4 }).map(minutes => NOW + minutes * 120_000),
      value: fc.integer({ min: -2, max: 2_000 }),
    });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 30 }), records => {
        const pack = preparePack(rawOf(encodeSenmlJson({ device: ID, boot: 1, seq: 1, records })), directory);
        const placed = pack.points.reduce((sum, { values }) => sum + values.length, 0);
        const refused = pack.refusals.reduce((sum, { records: count }) => sum + (count ?? 0), 0);
        expect(placed + refused).toBe(records.length);
        for (const { detail } of pack.refusals) expect(vietnameseRefusal(detail)).not.toBeNull();
        const names = pack.points.map(({ measurement, timeMs }) => `${measurement} ${timeMs}`);
        expect(new Set(names).size).toBe(names.length);
        const tallies = tallyPacks([pack]);
        const received = tallies.map(({ counts }) => counts.sum(CountKind.Received));
        expect(received.reduce((sum, count) => sum + count, 0)).toBe(records.length);
        for (const { body } of encodeReadings([pack], NOW)) {
          const [told] = readingsGroupSchema.parse(JSON.parse(Buffer.from(body).toString())).packs;
          const values = told?.rows.flatMap(row => Object.keys(row.values)) ?? [];
          expect(values).toHaveLength(placed);
          const moments = told?.rows.map(({ t }) => t) ?? [];
          expect(new Set(moments).size).toBe(moments.length);
        }
      }),
    );
  });

  it('says in both languages why a pack is not taken as a whole', () => {
    const bytes = (name: string) =>
      encodeSenmlJson({
        device: name,
        boot: 1,
        seq: 1,
        records: [{ metric: 'a.b', unit: null, timeMs: NOW, value: 1 }],
      });
    const packs = [
      { ...rawOf(bytes(ID)), subject: 'gz.part.v1.3' },
      rawOf(bytes('other-01')),
      { ...rawOf(bytes('other-01')), subject: `gz.part.v1.3.${ZONE}.other-01` },
      { ...rawOf(bytes(ID)), subject: `gz.part.v1.3.elsewhere.${ID}` },
    ];
    const details = packs.flatMap(raw => preparePack(raw, directory).refusals.map(({ detail }) => detail));
    expect(details).toHaveLength(packs.length);
    for (const detail of details)
      expect({ detail, said: vietnameseRefusal(detail) }).not.toMatchObject({ said: null });
  });

  it('judges by the time of arrival, so that a later delivery is judged alike', () => {
    const data = encodeSenmlJson({
      device: ID,
      records: [{ metric: 'power.active', unit: 'kW', timeMs: NOW, value: 1 }],
    });
    expect(preparePack(rawOf(data), directory)).toEqual(preparePack(rawOf(data), directory));
    expect(preparePack({ ...rawOf(data), receivedAt: NOW - 600_000 }, directory).refusals[0]?.reason).toBe(
      'future',
    );
  });

  it('finds in a pack of CBOR what it finds in the same pack of JSON, identity and all', () => {
    const said = {
      ...{ device: ID, boot: 5, seq: 6, lane: 'history' as const },
      records: [
        { metric: 'power.active', unit: 'kW', timeMs: NOW, value: 1.5 },
        { metric: 'no.such', unit: 'kW', timeMs: NOW - 1_000, value: 2 },
      ],
    };
    const json = rawOf(encodeSenmlJson(said));
    const cbor = rawOf(encodeSenmlCbor(said));
    expect({ ...preparePack(cbor, directory), raw: json }).toEqual(preparePack(json, directory));
  });

  it('keeps a sum without a value as a dead letter, and stores what stands beside it', () => {
    const said = [
      { bn: `urn:dev:gz:${ID}:`, bt: NOW / 1_000, n: 'power.active', u: 'kW', v: 1 },
      { n: 'power.active', u: 'kW', t: -1, s: 7 },
    ];
    const pack = preparePack(rawOf(Buffer.from(JSON.stringify(said))), directory);
    expect(pack.points).toHaveLength(1);
    expect(pack.refusals).toMatchObject([{ reason: 'bad-record', records: 1, times: [NOW - 1_000] }]);
  });
});
