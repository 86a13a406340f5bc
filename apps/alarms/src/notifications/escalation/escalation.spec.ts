import fc from 'fast-check';
import type { Alarm } from '#libs/contracts';
import { anAlarm } from '../../test/alarms.builder.js';
import { aRecipient, aRoute, settingsOf } from '../../test/notifications.builder.js';
import { type Escalation, planEscalation, startOf } from './escalation.js';

const MINUTE = 60_000;
const BY = { id: 'operator-lan', name: 'Lan' };
const route = aRoute({
  escalation: [
    { afterMinutes: 10, recipients: ['lan'] },
    { afterMinutes: 30, recipients: ['lan', 'minh'] },
  ],
});
const settings = settingsOf([route], aRecipient('lan'), aRecipient('minh'), aRecipient('hoa'));
const first = startOf('alarm-1', route, 0) as Escalation;
const plan = (escalation: Escalation, minutes: number, alarm: Partial<Alarm> = {}, from = settings) =>
  planEscalation(escalation, anAlarm(alarm), from, minutes * MINUTE);
const names = (planned: ReturnType<typeof plan>) => planned.deliveries.map(({ recipient }) => recipient);

describe('escalation', () => {
  it('takes one step after the other, and ends', () => {
    expect(first.dueMs).toBe(10 * MINUTE);
    const one = plan(first, 10);
    expect(names(one)).toEqual(['lan']);
    expect(one.next).toMatchObject({ nextStep: 1, dueMs: 30 * MINUTE });
    const two = plan(one.next as Escalation, 30);
    expect(names(two)).toEqual(['lan', 'minh']);
    expect(two.next).toBeUndefined();
  });

  it('tells each once when several steps are due after an outage', () => {
    const late = plan(first, 300);
    expect(names(late)).toEqual(['lan', 'minh']);
    expect(late.next).toBeUndefined();
  });

  it.each<[string, Partial<Alarm>]>([
    ['acknowledged', { acknowledged: { at: 0, by: BY } }],
    ['shelved', { shelved: { at: 0, until: 1, by: BY, reason: 'test' } }],
    ['explained by another', { suppressedBy: 'other' }],
    ['over', { state: 'cleared', clearedAt: 2_000 }],
  ])('ends when the alarm is %s', (_, alarm) => {
    expect(plan(first, 10, alarm)).toEqual({ deliveries: [], next: undefined });
  });

  it('ends with its route, and goes by the route as it is now', () => {
    expect(plan(first, 10, {}, settingsOf([])).next).toBeUndefined();
    const slower = aRoute({ escalation: [{ afterMinutes: 20, recipients: ['lan'] }] });
    const waiting = plan(first, 10, {}, settingsOf([slower], aRecipient('lan')));
    expect(names(waiting)).toEqual([]);
    expect(waiting.next).toMatchObject({ nextStep: 0, dueMs: 20 * MINUTE });
  });

  it('also tells those whom a route tells of escalations', () => {
    const boss = aRoute({ events: ['escalated'], recipients: ['hoa', 'lan'] }, { id: 'boss' });
    expect(names(plan(first, 10, {}, { ...settings, routes: [route, boss] }))).toEqual(['lan', 'hoa']);
  });

  it('takes every step once, at its time or later, whenever it is looked at', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 20, maxLength: 20 }),
        (minutes, pauses) => {
          const steps = minutes
            .toSorted((a, b) => a - b)
            .map((afterMinutes, index) => ({ afterMinutes, recipients: [`s${index}`] }));
          const of = aRoute({ escalation: steps });
          const all = settingsOf([of], ...steps.map((_, index) => aRecipient(`s${index}`)));
          let escalation = startOf('alarm-1', of, 0);
          const taken: string[] = [];
          let now = 0;
          for (const pause of [...pauses, 200]) {
            now += pause;
            if (escalation === undefined || escalation.dueMs > now * MINUTE) continue;
            const { deliveries, next } = planEscalation(escalation, anAlarm(), all, now * MINUTE);
            for (const { recipient } of deliveries)
              expect(steps[Number(recipient.slice(1))]?.afterMinutes).toBeLessThanOrEqual(now);
            taken.push(...deliveries.map(({ recipient }) => recipient));
            escalation = next;
          }
          expect(escalation).toBeUndefined();
          expect(taken.toSorted()).toEqual(steps.map((_, index) => `s${index}`));
        },
      ),
    );
  });
});
