import type { Device, Metric } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { decodeSenml } from '#libs/telemetry';
import type { RegistryView } from '../registry/registry.ports.js';
import type { OfferedPack, PackIntakeService, TakenPack } from '../telemetry/pack-intake.service.js';
import { type ImportProgress, ImportsService } from './imports.service.js';

const NOW = Date.UTC(2026, 10, 24);
const HOUR = 3_600_000;
const devices = ['a-power-01', 'a-power-02'].map(id => ({
  ...{ id, zone: 'a', channels: [{ metric: 'power.active' }] },
})) as Device[];
const metrics = [{ id: 'power.active', units: [{ unit: 'kW', factor: 1 }] }] as Metric[];

/** A file of one reading an hour, so many days long: one pack a day and device. */
const fileOf = (days: number, count = 1): Uint8Array => {
  const lines = devices
    .slice(0, count)
    .flatMap(({ id }) =>
      Array.from(
        { length: days * 24 },
        (_, hour) => `${id},power.active,${NOW - (hour + 1) * HOUR},${hour},kW`,
      ),
    );
  return new TextEncoder().encode(['device,metric,time,value,unit', ...lines].join('\n'));
};

function imports(take: (pack: OfferedPack) => Promise<TakenPack>) {
  const registry = { devices: async () => devices, metrics: async () => metrics } as unknown as RegistryView;
  return new ImportsService(registry, { take } as unknown as PackIntakeService, { now: () => NOW });
}

const stored = async ({ device }: OfferedPack): Promise<TakenPack> => ({
  ...{ key: device, state: 'committed', deadLetters: [] },
});

describe('ImportsService', () => {
  it('sends every reading once, newest day first, as history, and tells how far it is', async () => {
    const days: number[] = [];
    const service = imports(async pack => {
      const decoded = decodeSenml(pack.bytes, NOW);
      if (decoded.ok && decoded.pack.lane === 'history')
        days.push(Math.floor((decoded.pack.records[0]?.timeMs ?? 0) / (24 * HOUR)));
      return stored(pack);
    });
    const told: ImportProgress[] = [];
    const file = await service.read(fileOf(5));
    const ended = await service.send(file, progress => told.push(progress), new AbortController().signal);
    expect(days).toEqual(days.toSorted((a, b) => b - a));
    expect(told.map(({ done }) => done)).toEqual([24, 48, 72, 96, 120]);
    expect(ended).toEqual({
      ...{ readings: 120, done: 120, deadLetters: 0 },
      packs: { committed: 5, partly: 0, pending: 0, rejected: 0 },
    });
  });

  it('never has more than 64 packs under way', async () => {
    let underWay = 0;
    let most = 0;
    const service = imports(async pack => {
      most = Math.max(most, ++underWay);
      await new Promise(resolve => setImmediate(resolve));
      underWay--;
      return stored(pack);
    });
    const file = await service.read(fileOf(58, 2));
    await service.send(file, () => undefined, new AbortController().signal);
    expect(most).toBe(64);
  });

  it('stops when the broker is away, and when nobody waits any more', async () => {
    let taken = 0;
    const stop = new AbortController();
    const away = imports(async () => {
      taken++;
      throw new AppError('MESSAGING.TIMEOUT', 'The broker is away.');
    });
    const file = await away.read(fileOf(3));
    await expect(away.send(file, () => undefined, stop.signal)).rejects.toMatchObject({
      code: 'MESSAGING.TIMEOUT',
    });
    const before = taken;
    stop.abort();
    await expect(away.send(file, () => undefined, stop.signal)).resolves.toMatchObject({ done: 0 });
    expect(taken).toBe(before);
  });

  it('lets others have their turn while it reads a large file', async () => {
    let turns = 0;
    const ticker = setInterval(() => turns++, 0);
    const text = new TextDecoder().decode(fileOf(1)).split('\n');
    const rows = Array.from({ length: 30_000 }, () => text[1] as string);
    const { report } = await imports(stored).read(new TextEncoder().encode([text[0], ...rows].join('\n')));
    clearInterval(ticker);
    expect(report).toMatchObject({ lines: 30_000, faultCount: 0 });
    expect(report.plan.readings).toBe(1);
    expect(turns).toBeGreaterThan(3);
  });

  it('works on one file at a time, also after one that failed', async () => {
    const service = imports(stored);
    let finish = (): void => undefined;
    const first = service.alone(() => new Promise<void>(resolve => void (finish = resolve)));
    await expect(service.alone(async () => 1)).rejects.toMatchObject({ code: 'IMPORT.BUSY' });
    finish();
    await first;
    await expect(service.alone(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(service.alone(async () => 2)).resolves.toBe(2);
  });
});
