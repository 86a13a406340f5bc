import fc from 'fast-check';
import { TIER_MS, windowStart } from '#libs/telemetry';
import { CachedDeliveryReader, type DeliverySource, type TimelyHours } from './cached-delivery.reader.js';

const HOUR = TIER_MS.hour;
const DAY = TIER_MS.day;
const START = windowStart('day', Date.UTC(2026, 5, 1));
const ZONE = 'trang-due';
const SPAN = 3 * DAY;

/** A ledger of two devices, the second of which appears later. */
class MemoryLedger implements DeliverySource {
  readonly slots = new Map<string, number>();
  readonly asked: number[] = [];
  devices = ['a'];
  failing = false;

  async read(_zone: string, from: number, to: number): Promise<TimelyHours[]> {
    if (this.failing) throw new Error('away');
    this.asked.push((to - from) / HOUR);
    return this.devices.map(device => ({
      device,
      firstLiveAt: START,
      counts: Uint8Array.from(
        { length: (to - from) / HOUR },
        (_, i) => this.slots.get(`${device} ${from + i * HOUR}`) ?? 0,
      ),
    }));
  }

  sums(from: number, to: number) {
    return this.devices.map(device => {
      let timelySlots = 0;
      for (let hour = from; hour < to; hour += HOUR) timelySlots += this.slots.get(`${device} ${hour}`) ?? 0;
      return { device, timelySlots, firstLiveAt: START };
    });
  }
}

const step = fc.record({
  hours: fc.nat(30),
  writes: fc.array(fc.record({ device: fc.constantFrom('a', 'b'), back: fc.nat(70), slots: fc.nat(12) })),
  past: fc.array(fc.nat(90), { maxLength: 2 }),
  second: fc.boolean(),
  trouble: fc.constantFrom('none', 'none', 'source away', 'changes missed'),
});

describe('CachedDeliveryReader', () => {
  it('says what a reader without memory would', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async steps => {
        const ledger = new MemoryLedger();
        const reader = new CachedDeliveryReader(ledger);
        let asOf = START;
        for (const { hours, writes, past, second, trouble } of steps) {
          asOf += hours * HOUR;
          ledger.devices = second ? ['a', 'b'] : ['a'];
          for (const { device, back, slots } of writes) {
            const hour = asOf - (back + 1) * HOUR;
            ledger.slots.set(`${device} ${hour}`, slots);
            if (trouble !== 'changes missed') reader.windowsChanged({ zone: ZONE, from: hour });
          }
          // What changes the devices is heard of by their readings.
          reader.windowsChanged({ zone: ZONE, from: asOf - HOUR });
          if (trouble === 'changes missed') reader.changesMissed();
          if (trouble === 'source away') {
            ledger.failing = true;
            await expect(reader.read(ZONE, asOf - SPAN, asOf)).rejects.toThrow('away');
            ledger.failing = false;
          }
          for (const to of [asOf, ...past.map(back => asOf - back * HOUR)]) {
            expect(await reader.read(ZONE, to - SPAN, to)).toEqual(ledger.sums(to - SPAN, to));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('reads the month once a day, and else what is new', async () => {
    const ledger = new MemoryLedger();
    const reader = new CachedDeliveryReader(ledger);
    for (const hour of [1, 2, 3, 24])
      await reader.read(ZONE, START + hour * HOUR - SPAN, START + hour * HOUR);
    reader.windowsChanged({ zone: ZONE, from: START });
    await reader.read(ZONE, START + 25 * HOUR - SPAN, START + 25 * HOUR);
    expect(ledger.asked).toEqual([72, 3, 3, 72, 25]);
  });
});
