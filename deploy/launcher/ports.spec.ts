import fc from 'fast-check';
import { PORTS, readPorts } from './ports.js';

describe('ports', () => {
  it('are the usual ones when nothing is said', () => {
    expect(readPorts({})).toEqual({ http: 18080, nats: 14222, mqtt: 11883, influx: 18086, postgres: 15432 });
    expect(readPorts({ GZ_HTTP_PORT: '' }).http).toBe(18080);
  });

  it('names every variable that is no port, at once', () => {
    expect(() => readPorts({ GZ_HTTP_PORT: 'eighty', GZ_MQTT_PORT: '70000' })).toThrow(
      /GZ_HTTP_PORT=eighty.*\n.*GZ_MQTT_PORT=70000/,
    );
  });

  it('refuses one number for two', () => {
    expect(() => readPorts({ GZ_HTTP_PORT: '14222' })).toThrow(
      'GZ_NATS_PORT and GZ_HTTP_PORT are both 14222',
    );
  });

  it('takes any five different ports, and nothing else', () => {
    const names = Object.keys(PORTS) as (keyof typeof PORTS)[];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 70_000 }), { minLength: 5, maxLength: 5 }), numbers => {
        const env = Object.fromEntries(
          names.map((name, index) => [PORTS[name].variable, String(numbers[index])]),
        );
        const isUsable =
          new Set(numbers).size === 5 && numbers.every(number => number >= 1 && number <= 65_535);
        if (isUsable) expect(Object.values(readPorts(env))).toEqual(numbers);
        else expect(() => readPorts(env)).toThrow();
      }),
    );
  });
});
