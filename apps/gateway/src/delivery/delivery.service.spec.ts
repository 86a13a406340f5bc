import type { CadenceDeclaration, Device } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import type { RegistryView } from '../registry/registry.ports.js';
import type { LedgerOfDevice } from './delivery.ports.js';
import { DeliveryService } from './delivery.service.js';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 24, 12);
const device = {
  ...{ id: 'a-01', zone: 'a', origin: 'real' },
  channels: [{ metric: 'power.active', cadenceSeconds: 30 }],
} as unknown as Device;
const always = (id: string): CadenceDeclaration => ({
  ...{ device: id, from: 0, to: null, stepSeconds: null, declaredAt: 0 },
});

function delivery(minutes: LedgerOfDevice['minutes'], now = NOON + 3 * MINUTE): DeliveryService {
  const registry = {
    device: async (id: string) => {
      if (id !== device.id) throw new AppError('DEVICE.UNKNOWN', 'no');
      return device;
    },
    cadences: async () => [always('a-02'), always('a-01')],
  } as unknown as RegistryView;
  const ledger = { ofDevice: async () => ({ runs: [], isCut: false, minutes }) };
  return new DeliveryService(registry, ledger, { now: () => now });
}

describe('DeliveryService', () => {
  it('sets what came against what was due, and sums it', async () => {
    const service = delivery([
      { t: NOON + MINUTE, received: 4, failed: 1, rejected: 2 },
      { t: NOON + 5 * MINUTE, received: 1, failed: 0, rejected: 0 },
    ]);
    const found = await service.ofDevice('a-01', NOON, NOON + 10 * MINUTE);
    expect(found.minutes).toEqual([
      { t: NOON, expected: 2, received: 0, stored: 0, failed: 0, rejected: 0 },
      { t: NOON + MINUTE, expected: 2, received: 4, stored: 1, failed: 1, rejected: 2 },
      { t: NOON + 2 * MINUTE, expected: 2, received: 0, stored: 0, failed: 0, rejected: 0 },
      // Of what is to come nothing is due yet, though a clock may be ahead.
      { t: NOON + 5 * MINUTE, expected: 0, received: 1, stored: 1, failed: 0, rejected: 0 },
    ]);
    expect(found.totals).toEqual({ expected: 6, received: 5, stored: 2, failed: 1, rejected: 2 });
    expect(found).toMatchObject({ device: 'a-01', zone: 'a', simulated: false, moreRuns: false });
  });

  it('counts whole minutes, wherever the span begins and ends', async () => {
    const service = delivery([{ t: NOON, received: 1, failed: 0, rejected: 0 }]);
    const found = await service.ofDevice('a-01', NOON + 59_999, NOON + MINUTE + 1);
    expect([found.from, found.to]).toEqual([NOON, NOON + 2 * MINUTE]);
    expect(found.totals).toMatchObject({ expected: 4, received: 1 });
  });

  it.each([
    ['a device that nobody knows', 'a-03', NOON, NOON + 1, 'DEVICE.UNKNOWN'],
    ['a span that is none', 'a-01', NOON, NOON, 'REQUEST.INVALID'],
    ['more than two days', 'a-01', NOON, NOON + 48 * 3_600_000 + 1, 'SERIES.RANGE_TOO_LONG'],
  ])('refuses %s', async (_what, id, from, to, code) => {
    await expect(delivery([]).ofDevice(id, from, to)).rejects.toMatchObject({ code });
  });

  it('means the last hour when nothing is said, this minute included', () => {
    expect(delivery([], NOON + 1).lastHour()).toEqual({ from: NOON - 59 * MINUTE, to: NOON + MINUTE });
  });
});
