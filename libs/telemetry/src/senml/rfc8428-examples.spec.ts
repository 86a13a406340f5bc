import { fromHex, toCbor } from '../../test/to-cbor.js';
import { decodeSenml } from './decode-senml.js';
import type { SenmlPack } from './senml-pack.js';

/**
 * The examples of RFC 8428 §5.1 and §6. Their names are of other name spaces than ours, so each is decoded twice: as it
 * stands, which is refused for its name only, and with our own prefix (and a metric where the name is all device).
 */
const NOW = Date.UTC(2026, 10, 24, 3, 0, 0);
const DEVICE = '10e2073a01080063';
const OURS = `urn:dev:gz:${DEVICE}`;
const json = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The same in both encodings. */
function decodeBoth(records: string): SenmlPack {
  const fromJson = decodeSenml(json(records), NOW);
  const labelled = JSON.parse(records) as Record<string, unknown>[];
  const fromCbor = decodeSenml(
    toCbor(
      labelled.map(record =>
        typeof record.vd === 'string' ? { ...record, vd: Buffer.from(record.vd, 'base64url') } : record,
      ),
    ),
    NOW,
  );
  expect(fromCbor).toEqual(fromJson);
  if (!fromJson.ok) throw new Error(fromJson.message);
  return fromJson.pack;
}

const ours = (records: string): string =>
  records
    .replaceAll('"urn:dev:ow:10e2073a01080063"', `"${OURS}:reading"`)
    .replaceAll(/urn:dev:ow:10e2073a0108006\d?:/g, `${OURS}:`)
    .replaceAll('"2001:db8::3"', `"${OURS}:light-3"`)
    .replaceAll('"2001:db8::4"', `"${OURS}:light-4"`);

const SINGLE = '[{"n":"urn:dev:ow:10e2073a01080063","u":"Cel","v":23.1}]';
const TWO_NOW = `[
  {"bn":"urn:dev:ow:10e2073a01080063:","n":"voltage","u":"V","v":120.1},
  {"n":"current","u":"A","v":1.2}
]`;
const SERIES = `[
  {"bn":"urn:dev:ow:10e2073a0108006:","bt":1.276020076001e+09,"bu":"A","bver":5,"n":"voltage","u":"V","v":120.1},
  {"n":"current","t":-5,"v":1.2},
  {"n":"current","t":-4,"v":1.3},
  {"n":"current","t":-3,"v":1.4},
  {"n":"current","t":-2,"v":1.5},
  {"n":"current","t":-1,"v":1.6},
  {"n":"current","v":1.7}
]`;
const STREAM = `[
  {"bn":"urn:dev:ow:10e2073a01080063","bt":1.320067464e+09,"bu":"%RH","v":21.2},
  {"t":10,"v":21.3},{"t":20,"v":21.4},{"t":30,"v":21.4},{"t":40,"v":21.5},
  {"t":50,"v":21.5},{"t":60,"v":21.5},{"t":70,"v":21.6},{"t":80,"v":21.7}
]`;
const MOVING = `[
  {"bn":"urn:dev:ow:10e2073a01080063","bt":1.320067464e+09,"bu":"%RH","v":20},
  {"u":"lon","v":24.30621},{"u":"lat","v":60.07965},
  {"t":60,"v":20.3},{"u":"lon","t":60,"v":24.30622},{"u":"lat","t":60,"v":60.07965},
  {"t":120,"v":20.7},{"u":"lon","t":120,"v":24.30623},{"u":"lat","t":120,"v":60.07966},
  {"u":"%EL","t":150,"v":98},
  {"t":180,"v":21.2},{"u":"lon","t":180,"v":24.30628},{"u":"lat","t":180,"v":60.07967}
]`;
const MOVING_RESOLVED = `[
  {"n":"urn:dev:ow:10e2073a01080063","u":"%RH","t":1.320067464e+09,"v":20},
  {"n":"urn:dev:ow:10e2073a01080063","u":"lon","t":1.320067464e+09,"v":24.30621},
  {"n":"urn:dev:ow:10e2073a01080063","u":"lat","t":1.320067464e+09,"v":60.07965},
  {"n":"urn:dev:ow:10e2073a01080063","u":"%RH","t":1.320067524e+09,"v":20.3},
  {"n":"urn:dev:ow:10e2073a01080063","u":"lon","t":1.320067524e+09,"v":24.30622},
  {"n":"urn:dev:ow:10e2073a01080063","u":"lat","t":1.320067524e+09,"v":60.07965},
  {"n":"urn:dev:ow:10e2073a01080063","u":"%RH","t":1.320067584e+09,"v":20.7},
  {"n":"urn:dev:ow:10e2073a01080063","u":"lon","t":1.320067584e+09,"v":24.30623},
  {"n":"urn:dev:ow:10e2073a01080063","u":"lat","t":1.320067584e+09,"v":60.07966},
  {"n":"urn:dev:ow:10e2073a01080063","u":"%EL","t":1.320067614e+09,"v":98},
  {"n":"urn:dev:ow:10e2073a01080063","u":"%RH","t":1.320067644e+09,"v":21.2},
  {"n":"urn:dev:ow:10e2073a01080063","u":"lon","t":1.320067644e+09,"v":24.30628},
  {"n":"urn:dev:ow:10e2073a01080063","u":"lat","t":1.320067644e+09,"v":60.07967}
]`;
const TYPES = `[
  {"bn":"urn:dev:ow:10e2073a01080063:","n":"temp","u":"Cel","v":23.1},
  {"n":"label","vs":"Machine Room"},
  {"n":"open","vb":false},
  {"n":"nfc-reader","vd":"aGkgCg"}
]`;
const COLLECTION = `[
  {"bn":"2001:db8::2/","bt":1.320078429e+09,"n":"temperature","u":"Cel","v":25.2},
  {"n":"humidity","u":"%RH","v":30},
  {"bn":"2001:db8::1/","n":"temperature","u":"Cel","v":12.3},
  {"n":"humidity","u":"%RH","v":67}
]`;
const THERMOSTAT = `[
  {"bn":"urn:dev:ow:10e2073a01080063:"},
  {"n":"temp","u":"Cel","v":23.1},
  {"n":"heat","u":"/","v":1},
  {"n":"fan","u":"/","v":0}
]`;
const LIGHTS_ON = `[
  {"bt":1.320078429e+09,"bu":"/","n":"2001:db8::3","v":1},
  {"n":"2001:db8::4","v":1}
]`;
const LIGHTS_OFF = `[
  {"bt":1.320078429e+09,"bu":"/","n":"2001:db8::3","v":0.5},
  {"n":"2001:db8::4","v":0.5},
  {"n":"2001:db8::3","t":0.1,"v":0},
  {"n":"2001:db8::4","t":0.1,"v":0}
]`;
/** §6: the series of §5.1.2 in CBOR. */
const SERIES_CBOR = `87
  a7 21 78 1b 75726e3a6465763a6f773a3130653230373361303130383030363a 22 fb 41d303a15b001062 23 61 41
     20 05 00 67 766f6c74616765 01 61 56 02 fb 405e066666666666
  a3 00 67 63757272656e74 06 24 02 fb 3ff3333333333333
  a3 00 67 63757272656e74 06 23 02 fb 3ff4cccccccccccd
  a3 00 67 63757272656e74 06 22 02 fb 3ff6666666666666
  a3 00 67 63757272656e74 06 21 02 f9 3e00
  a3 00 67 63757272656e74 06 20 02 fb 3ff999999999999a
  a3 00 67 63757272656e74 06 00 02 fb 3ffb333333333333`;

describe('RFC 8428 examples', () => {
  it('§5.1.1 single data point: a reading without a time is of now', () => {
    expect(decodeBoth(ours(SINGLE))).toEqual({
      ...{ baseDevice: DEVICE, boot: null, seq: null, lane: 'live', events: [] },
      records: [{ metric: 'reading', unit: 'Cel', timeMs: NOW, value: 23.1 }],
    });
  });

  it('§5.1.2 multiple data points, now', () => {
    expect(decodeBoth(ours(TWO_NOW)).records).toEqual([
      { metric: 'voltage', unit: 'V', timeMs: NOW, value: 120.1 },
      { metric: 'current', unit: 'A', timeMs: NOW, value: 1.2 },
    ]);
  });

  const series = [
    { metric: 'voltage', unit: 'V', timeMs: 1_276_020_076_001, value: 120.1 },
    ...[1.2, 1.3, 1.4, 1.5, 1.6, 1.7].map((value, second) => ({
      ...{ metric: 'current', unit: 'A', value },
      timeMs: 1_276_020_071_001 + second * 1_000,
    })),
  ];

  it('§5.1.2 multiple data points, each second of the last five', () => {
    expect(decodeBoth(ours(SERIES)).records).toEqual(series);
  });

  it('§5.1.2 stream of measurements', () => {
    const { records } = decodeBoth(ours(STREAM));
    expect(records.map(({ value }) => value)).toEqual([21.2, 21.3, 21.4, 21.4, 21.5, 21.5, 21.5, 21.6, 21.7]);
    expect(records.map(({ timeMs }) => timeMs)).toEqual(
      records.map((_, index) => 1_320_067_464_000 + index * 10_000),
    );
    expect(new Set(records.map(({ unit }) => unit))).toEqual(new Set(['%RH']));
  });

  it('§5.1.3 multiple measurements resolve to §5.1.4 resolved data', () => {
    const resolved = decodeBoth(ours(MOVING_RESOLVED));
    expect(resolved.records).toHaveLength(13);
    expect(resolved.records[9]).toEqual({
      ...{ metric: 'reading', unit: '%EL', timeMs: 1_320_067_614_000, value: 98 },
    });
    expect(decodeBoth(ours(MOVING))).toEqual(resolved);
  });

  it('§5.1.5 multiple data types', () => {
    const { records, events } = decodeBoth(ours(TYPES));
    expect(records.map(({ metric, value }) => [metric, value])).toEqual([
      ['temp', 23.1],
      ['open', 0],
    ]);
    expect(events).toEqual([
      { metric: 'label', timeMs: NOW, type: 'string', value: 'Machine Room' },
      { metric: 'nfc-reader', timeMs: NOW, type: 'data', value: 'aGkgCg' },
    ]);
  });

  it('§5.1.6 collection of resources: two devices in one pack are refused, one is read', () => {
    const two = COLLECTION.replace('2001:db8::2/', `${OURS}:`).replace(
      '2001:db8::1/',
      'urn:dev:gz:other-01:',
    );
    expect(decodeSenml(json(two), NOW)).toMatchObject({ ok: false, code: 'bad-base-name' });
    const one = COLLECTION.replace('2001:db8::2/', `${OURS}:a.`).replace('2001:db8::1/', `${OURS}:b.`);
    expect(decodeBoth(one).records).toEqual([
      { metric: 'a.temperature', unit: 'Cel', timeMs: 1_320_078_429_000, value: 25.2 },
      { metric: 'a.humidity', unit: '%RH', timeMs: 1_320_078_429_000, value: 30 },
      { metric: 'b.temperature', unit: 'Cel', timeMs: 1_320_078_429_000, value: 12.3 },
      { metric: 'b.humidity', unit: '%RH', timeMs: 1_320_078_429_000, value: 67 },
    ]);
  });

  it('§5.1.7 setting an actuator: a first record of base fields alone', () => {
    expect(
      decodeBoth(ours(THERMOSTAT)).records.map(({ metric, unit, value }) => [metric, unit, value]),
    ).toEqual([
      ['temp', 'Cel', 23.1],
      ['heat', '/', 1],
      ['fan', '/', 0],
    ]);
  });

  it('§5.1.7 setting an actuator: two lights, at once and 100 ms later', () => {
    expect(decodeBoth(ours(LIGHTS_ON)).records.map(({ timeMs }) => timeMs)).toEqual([
      1_320_078_429_000, 1_320_078_429_000,
    ]);
    expect(
      decodeBoth(ours(LIGHTS_OFF)).records.map(({ metric, timeMs, value }) => [metric, timeMs, value]),
    ).toEqual([
      ['light-3', 1_320_078_429_000, 0.5],
      ['light-4', 1_320_078_429_000, 0.5],
      ['light-3', 1_320_078_429_100, 0],
      ['light-4', 1_320_078_429_100, 0],
    ]);
  });

  it('§6 CBOR: the bytes of the series', () => {
    const bytes = fromHex(SERIES_CBOR);
    expect(bytes).toHaveLength(195);
    expect(decodeSenml(bytes, NOW)).toMatchObject({ ok: false, code: 'bad-base-name' });
    const prefix = bytes.findIndex((byte, index) => byte === 0x6f && bytes[index + 1] === 0x77);
    bytes.set(Buffer.from('gz'), prefix);
    expect(decodeSenml(bytes, NOW)).toEqual({
      ok: true,
      pack: {
        ...{ baseDevice: '10e2073a0108006', boot: null, seq: null, lane: 'live', events: [] },
        records: series,
      },
    });
  });

  it.each([
    ['§5.1.1', SINGLE],
    ['§5.1.2, now', TWO_NOW],
    ['§5.1.2, series', SERIES],
    ['§5.1.2, stream', STREAM],
    ['§5.1.3', MOVING],
    ['§5.1.4', MOVING_RESOLVED],
    ['§5.1.5', TYPES],
    ['§5.1.6', COLLECTION],
    ['§5.1.7, thermostat', THERMOSTAT],
    ['§5.1.7, lights on', LIGHTS_ON],
    ['§5.1.7, lights off', LIGHTS_OFF],
  ])('%s as it stands is refused for its name and nothing else', (_, records) => {
    expect(decodeSenml(json(records), NOW)).toMatchObject({ ok: false, code: 'bad-base-name' });
  });
});
