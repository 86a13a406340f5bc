import { decodeSenml, type OutgoingPack } from '#libs/telemetry';
import { encoderOf } from './encoder-of.js';

const NOW = Date.UTC(2026, 10, 24);
const pack: OutgoingPack = {
  ...{ device: 'a-power-01', boot: 1, seq: 2, lane: 'history' },
  records: [{ metric: 'power.active', unit: 'kW', timeMs: NOW, value: 4_200.5 }],
};

describe('encoderOf', () => {
  it('says the same either way, and CBOR in fewer bytes', () => {
    const [json, cbor] = [encoderOf('json')(pack), encoderOf('cbor')(pack)];
    expect(decodeSenml(cbor, NOW)).toEqual(decodeSenml(json, NOW));
    expect(decodeSenml(json, NOW)).toMatchObject({ ok: true, pack: { baseDevice: 'a-power-01', seq: 2 } });
    expect(String.fromCharCode(json[0] as number)).toBe('[');
    expect(cbor.length).toBeLessThan(json.length * 0.7);
  });
});
