import { encodeSenmlCbor, encodeSenmlJson } from '#libs/telemetry';
import { identifyBytes } from './pack-identity.js';

const NOW = Date.UTC(2026, 10, 24);
const ID = 'trang-due-power-01';
const said = {
  device: ID,
  records: [{ metric: 'power.active', unit: 'kW', timeMs: NOW, value: 4_200.5 }],
};

describe.each([
  ['JSON', encodeSenmlJson],
  ['CBOR', encodeSenmlCbor],
])('identity of a pack in %s', (_, encode) => {
  it('is its sequence where it has one', () => {
    expect(identifyBytes(ID, encode({ ...said, boot: 5, seq: 6 }), NOW)).toEqual({
      ...{ key: `${ID}:5:6`, boot: 5, seq: 6 },
    });
  });

  it('is the digest of its bytes where it has none, or was cut off', () => {
    for (const bytes of [encode(said), encode({ ...said, boot: 5, seq: 6 }).slice(0, -1)]) {
      const identity = identifyBytes(ID, bytes, NOW);
      expect(identity).toMatchObject({ boot: null, seq: null });
      expect(identity.key).toMatch(new RegExp(`^${ID}:sha256:[0-9a-f]{64}$`));
      expect(identifyBytes(ID, bytes, NOW + 1)).toEqual(identity);
    }
  });
});
