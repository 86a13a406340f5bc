import fc from 'fast-check';
import { deviceOfBaseName, isMetricName, parseName } from './parse-name.js';

const text = fc.stringMatching(/^[a-zA-Z0-9:._ -]{0,8}$/);
const baseName = fc.oneof(
  text.map(device => `urn:dev:gz:${device}:`),
  text.map(rest => `urn:dev:${rest}`),
);

describe('the short way for complete base names', () => {
  it('finds the same device and metric as splitting the joined name', () => {
    fc.assert(
      fc.property(baseName, text, (base, name) => {
        const device = deviceOfBaseName(base);
        if (device === null) return;
        const split = parseName(base, name);
        expect(split.ok).toBe(isMetricName(name));
        if (split.ok) expect(split).toEqual({ ok: true, device, metric: name });
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves a base name alone that goes on after the device', () => {
    expect(deviceOfBaseName('urn:dev:gz:do-son-pv-01:pv.')).toBeNull();
    expect(parseName('urn:dev:gz:do-son-pv-01:pv.', 'power')).toEqual({
      ok: true,
      device: 'do-son-pv-01',
      metric: 'pv.power',
    });
  });
});
