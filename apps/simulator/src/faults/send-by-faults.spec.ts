import fc from 'fast-check';
import { DAY_MS, startOfLocalDay } from '../physics/time/local-time.js';
import { FaultKind } from './fault.js';
import { aPlan } from './faults.builder.js';
import { sendingAt, timedByFaults } from './send-by-faults.js';

const START = startOfLocalDay(20_500);

describe('what goes wrong on the way', () => {
  it('doubles, holds back and mistimes only while such a fault goes on', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: DAY_MS - 1 }), fc.nat(), (seed, offset, seq) => {
        const plan = aPlan(seed);
        const timeMs = START + offset;
        const fault = plan.at(timeMs);
        const { copies, holdMs } = sendingAt(plan, timeMs, seq);
        expect(copies).toBe(fault?.kind === FaultKind.Duplicate ? 2 : 1);
        expect(holdMs >= 0 && holdMs <= 90_000).toBe(true);
        if (fault?.kind !== FaultKind.Reorder) expect(holdMs).toBe(0);
        const [said] = timedByFaults(plan, [{ metric: 'water.flow', unit: 'kPa', timeMs, value: 1 }]);
        expect(said?.timeMs).toBe(timeMs + (fault?.kind === FaultKind.ClockSkew ? fault.size : 0));
      }),
    );
  });

  it('lets packs overtake each other', () => {
    const plan = aPlan(7, 2);
    const [reorder] = plan
      .beginningIn(START, START + 400 * DAY_MS)
      .filter(({ kind }) => kind === FaultKind.Reorder);
    const holds = [1, 2, 3, 4, 5].map(seq => sendingAt(plan, reorder?.from ?? 0, seq).holdMs);
    expect(holds).not.toEqual(holds.toSorted((a, b) => a - b));
  });
});
