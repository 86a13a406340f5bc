import fc from 'fast-check';
import { type DueDelivery, planSending, WINDOW_MS } from './plan-sending.js';

const alarms = (count: number): DueDelivery[] =>
  Array.from({ length: count }, (_, index) => ({ id: `a${index}`, kind: 'raised' }));
const state = { attemptsAt: [], digestAt: undefined, perMinute: 3, nowMs: 1_000_000 };

describe('what is sent alone and what together', () => {
  it('sends few as they come', () => {
    expect(planSending({ ...state, due: alarms(3) })).toMatchObject({
      single: ['a0', 'a1', 'a2'],
      digest: [],
    });
  });

  it('makes one message of a storm', () => {
    const { single, digest } = planSending({ ...state, due: alarms(400) });
    expect(single).toEqual([]);
    expect(digest).toHaveLength(400);
  });

  it('gathers for a minute after a digest', () => {
    const digestAt = state.nowMs - 10_000;
    expect(planSending({ ...state, due: alarms(1), digestAt })).toEqual({
      single: [],
      digest: [],
      waitUntil: digestAt + WINDOW_MS,
    });
  });

  it('never holds a test or a digest that is tried again', () => {
    const due: DueDelivery[] = [
      { id: 't', kind: 'test' },
      { id: 'd', kind: 'digest' },
      { id: 'a', kind: 'cleared' },
    ];
    const { single } = planSending({ ...state, due, digestAt: state.nowMs - 1 });
    expect(single).toEqual(['t', 'd']);
  });

  it('loses none, sends none twice and keeps the number in every minute, whatever comes', () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 120 });
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 6 }), (pauses, perMinute) => {
        const coming = pauses.map((pause, index) => ({ id: `a${index}`, pause }));
        let now = 0;
        let due: DueDelivery[] = [];
        let digestAt: number | undefined;
        const attempts: number[] = [];
        const told: string[] = [];
        const turn = (): void => {
          const attemptsAt = attempts.filter(at => at + WINDOW_MS > now);
          const plan = planSending({ due, attemptsAt, digestAt, perMinute, nowMs: now });
          told.push(...plan.single, ...plan.digest);
          for (const _ of plan.single) attempts.push(now);
          if (plan.digest.length > 0) {
            attempts.push(now);
            digestAt = now;
          }
          due = due.filter(({ id }) => !plan.single.includes(id) && !plan.digest.includes(id));
          if (due.length > 0) expect(plan.waitUntil).toBeGreaterThan(now);
        };
        for (const { id, pause } of coming) {
          now += pause;
          due.push({ id, kind: 'raised' });
          turn();
        }
        for (let rest = 0; rest < 4 && due.length > 0; rest++) {
          now += WINDOW_MS;
          turn();
        }
        expect(told.toSorted()).toEqual(coming.map(({ id }) => id).sort());
        for (const at of attempts)
          expect(attempts.filter(other => other >= at && other < at + WINDOW_MS).length).toBeLessThanOrEqual(
            perMinute,
          );
      }),
    );
  });
});
