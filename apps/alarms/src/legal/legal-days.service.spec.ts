import type { CadenceDeclaration, Limit, Metric } from '#libs/contracts';
import type { WindowValues } from '#libs/readiness';
import { AppError } from '#libs/runtime';
import { FakeClock, silentLogger } from '#libs/testing';
import { CadenceBook } from '../cadences/cadence-book.js';
import { DirectoryService } from '../directory/directory.service.js';
import { aDevice, METRICS } from '../test/alarms.builder.js';
import type { JudgedDay } from './judge-days.js';
import { LegalDaysService } from './legal-days.service.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Noon in Hải Phòng. */
const NOON = Date.parse('2026-06-10T12:00:00+07:00');
const YESTERDAY = Date.parse('2026-06-09T00:00:00+07:00');
const COD = 'ww.out.cod';
const device = aDevice({
  ...{ id: 'zone-wwout-01', kind: 'wastewater-outlet', channels: [{ metric: COD, cadenceSeconds: 300 }] },
});
const metric: Metric = {
  ...(METRICS[0] as Metric),
  id: COD,
  field: 'cod',
  ucum: 'mg/L',
  cadenceSeconds: 300,
};
const limit: Limit = {
  ...{
    metric: COD,
    zone: '*',
    basis: 'QCVN',
    class: 'A',
    averaging: 'PT24H',
    min: null,
    max: 75,
    unit: 'mg/L',
  },
  ...{
    effectiveFrom: '2012-02-15',
    effectiveTo: null,
    status: 'in-force',
    source: 'test',
    confidence: 'low',
  },
};
const declared: CadenceDeclaration = {
  device: device.id,
  from: 0,
  to: null,
  stepSeconds: null,
  declaredAt: 0,
};

const hour = (start: number, mean: number, n = 12): WindowValues => ({
  ...{ start, n, mean, min: null, max: null, sum: null, increase: null, suspect: 0, fail: 0 },
});
const day = (start: number, mean: number, hours = 24) =>
  Array.from({ length: hours }, (_, i) => hour(start + i * HOUR, mean));

describe('LegalDaysService', () => {
  let clock: FakeClock;
  let stored: WindowValues[];
  let proposed: Map<string, JudgedDay>;
  let told: (readonly [day: string, mean: number, isOver: boolean])[];
  let refusal: AppError | undefined;
  let service: LegalDaysService;

  beforeEach(async () => {
    clock = new FakeClock(NOON);
    stored = [];
    proposed = new Map();
    told = [];
    refusal = undefined;
    service = await start();
  });

  async function start(): Promise<LegalDaysService> {
    const rows = { rules: [], devices: [device, aDevice()], metrics: [metric], facts: [], limits: [limit] };
    const directory = new DirectoryService(
      { read: async () => rows },
      { list: async () => [] },
      clock,
      silentLogger(),
    );
    await directory.load();
    return new LegalDaysService({
      ...{ directory, clock, logger: silentLogger() },
      cadences: new CadenceBook({ read: async () => [declared] }),
      hours: {
        read: async ({ from, to }) =>
          new Map([[COD, stored.filter(one => one.start >= from && one.start < to)]]),
      },
      detections: {
        known: async () => [...proposed.values()],
        detect: async (_zone, found) => {
          if (refusal) throw refusal;
          told.push([found.day, found.evidence.mean, found.evidence.isOver]);
          proposed.set(found.day, found);
        },
      },
    });
  }

  it('proposes a day over the limit with what it stands on, once, and no other', async () => {
    stored = [...day(YESTERDAY - DAY, 70), ...day(YESTERDAY, 80)];
    await service.turn();
    expect([...proposed.values()]).toEqual([
      {
        ...{ device: device.id, metric: COD, day: '2026-06-09' },
        evidence: {
          ...{ from: YESTERDAY, to: YESTERDAY + DAY, mean: 80, unit: 'mg/L', limit: { min: null, max: 75 } },
          ...{ basis: 'QCVN', tags: ['limit-class-assumed'], validHours: 24, isOver: true, simulated: true },
        },
      },
    ]);
    await service.turn();
    await (await start()).turn();
    expect(told).toHaveLength(1);
  });

  it('needs 18 hours of three quarters of their readings', async () => {
    stored = [...day(YESTERDAY, 80, 17), hour(YESTERDAY + 18 * HOUR, 80, 8)];
    await service.turn();
    expect(told).toEqual([]);
    stored.push(hour(YESTERDAY + 19 * HOUR, 80, 9));
    await (await start()).turn();
    expect(told).toHaveLength(1);
  });

  it('looks again at a day that late data changed, when it is left alone, also when it is within its limit then', async () => {
    stored = day(YESTERDAY, 80);
    await service.turn();
    stored = day(YESTERDAY, 60);
    service.hoursChanged({ devices: [device.id, 'zone-power-01'], from: YESTERDAY, to: YESTERDAY + HOUR });
    await service.turn();
    expect(told).toHaveLength(1);
    clock.advance(60_000);
    await service.turn();
    expect(told).toEqual([
      ['2026-06-09', 80, true],
      ['2026-06-09', 60, false],
    ]);
  });

  it('waits for the end of the day', async () => {
    const today = YESTERDAY + DAY;
    stored = day(today, 90);
    service.hoursChanged({ devices: [device.id], from: today, to: NOON });
    clock.advance(11 * HOUR);
    await service.turn();
    expect(told).toEqual([]);
    clock.advance(HOUR);
    await service.turn();
    expect(told).toEqual([['2026-06-10', 90, true]]);
  });

  it('says later what it could not say', async () => {
    stored = day(YESTERDAY, 80);
    refusal = new AppError('DEPENDENCY.UNAVAILABLE', 'away', { retryable: true });
    await expect(service.turn()).rejects.toThrow('away');
    refusal = undefined;
    clock.advance(60_000);
    await service.turn();
    expect(told).toHaveLength(1);
  });
});
