import type { Zone } from '#libs/contracts';
import { FakeClock } from '#libs/testing';
import { CachedRegistryReader } from './cached-registry.reader.js';
import type { MethodRows, ZoneRows } from './inputs.ports.js';

const HOUR = 3_600_000;
const ZONE = { code: 'a' } as Zone;

describe('CachedRegistryReader', () => {
  let asked: string[];
  let fails: boolean;
  let clock: FakeClock;
  let reader: CachedRegistryReader;

  const answer = async <Answer>(what: string, value: Answer): Promise<Answer> => {
    asked.push(what);
    if (fails) throw new Error('away');
    return value;
  };
  const askAll = async (): Promise<string[]> => {
    asked = [];
    await Promise.all([
      reader.zones(),
      reader.method(),
      reader.zone(ZONE),
      reader.zone({ ...ZONE, code: 'b' }),
    ]);
    return asked;
  };

  beforeEach(async () => {
    fails = false;
    clock = new FakeClock(Date.UTC(2026, 10, 24, 10));
    reader = new CachedRegistryReader(
      {
        zones: () => answer('zones', [ZONE]),
        method: () => answer('method', {} as MethodRows),
        zone: ({ code }) => answer(code, {} as ZoneRows),
      },
      clock,
    );
    await askAll();
  });

  it('asks again for what changed, and for everything when nobody knows what did', async () => {
    expect(await askAll()).toEqual([]);
    reader.registryChanged({ zone: 'a' });
    expect(await askAll()).toEqual(['zones', 'a']);
    reader.registryChanged({ zone: null });
    expect(await askAll()).toEqual(['zones', 'method', 'a', 'b']);
    reader.changesMissed();
    expect(await askAll()).toEqual(['zones', 'method', 'a', 'b']);
    reader.forget('b');
    expect(await askAll()).toEqual(['zones', 'method', 'b']);
  });

  it('asks for everything once a day, but not for all of it at the same hour', async () => {
    const byHour: string[][] = [];
    for (let hour = 0; hour < 24; hour++) {
      clock.advance(HOUR);
      byHour.push(await askAll());
    }
    expect(byHour.flat().sort()).toEqual(['a', 'b', 'method', 'zones']);
    expect(byHour.filter(hour => hour.length > 0).length).toBeGreaterThan(1);
  });

  it('does not remember a failure', async () => {
    reader.forget(null);
    fails = true;
    await expect(reader.zones()).rejects.toThrow('away');
    fails = false;
    expect(await reader.zones()).toEqual([ZONE]);
  });
});
