import fc from 'fast-check';
import type { AlarmEvent, RouteDefinition } from '#libs/contracts';
import { aRecipient, anEvent, aRoute, settingsOf } from '../../test/notifications.builder.js';
import { planEvent } from './plan-event.js';

const HOUR = 3_600_000;
/** Monday in Việt Nam, three at night. */
const NIGHT = Date.parse('2026-11-23T03:00:00+07:00');
const SHELF = { at: 0, until: 1, by: { id: 'operator-lan', name: 'Lan' }, reason: 'test' };
const ACKNOWLEDGED = { at: 0, by: { id: 'operator-lan', name: 'Lan' } };

const lan = aRecipient('lan');
const minh = aRecipient('minh');

const told = (event: AlarmEvent, ...routes: ReturnType<typeof aRoute>[]) =>
  planEvent(event, settingsOf(routes, lan, minh), NIGHT).deliveries.map(
    ({ recipient, kind }) => `${recipient} ${kind}`,
  );

describe('who is told of an event', () => {
  it('tells those whom a route names of what it is about', () => {
    expect(told(anEvent(), aRoute())).toEqual(['lan raised']);
    expect(told(anEvent('cleared', { state: 'cleared' }), aRoute())).toEqual(['lan cleared']);
    expect(told(anEvent(), aRoute({ zones: ['other'] }))).toEqual([]);
    expect(told(anEvent(), aRoute({ zones: ['zone'] }))).toEqual(['lan raised']);
    expect(told(anEvent(), aRoute({ priorities: [1] }))).toEqual([]);
    expect(told(anEvent(), aRoute({ events: ['cleared'] }))).toEqual([]);
    expect(told(anEvent(), aRoute({ recipients: ['lan', 'minh', 'nobody'] }))).toEqual([
      'lan raised',
      'minh raised',
    ]);
    expect(told(anEvent(), aRoute({}, { status: 'paused' }))).toEqual([]);
  });

  it('tells nobody outside of the hours of a route', () => {
    const hours = { days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' };
    expect(told(anEvent(), aRoute({ hours }))).toEqual([]);
    expect(told(anEvent(), aRoute({ hours: { ...hours, from: '02:00' } }))).toEqual(['lan raised']);
  });

  it('holds what comes in quiet hours until their end, unless another route does not', () => {
    const quiet = { from: '22:00', to: '06:00' };
    const planOf = (...routes: ReturnType<typeof aRoute>[]) =>
      planEvent(anEvent(), settingsOf(routes, lan), NIGHT).deliveries.map(({ dueAt }) => dueAt);
    expect(planOf(aRoute({ quiet }))).toEqual([NIGHT + 3 * HOUR]);
    expect(planOf(aRoute({ quiet }), aRoute({}, { id: 'other' }))).toEqual([NIGHT]);
  });

  it.each<[string, AlarmEvent]>([
    ['shelved', anEvent('raised', { shelved: SHELF })],
    ['explained by another', anEvent('raised', { suppressedBy: 'other' })],
    ['recorded late', anEvent('raised', { late: true })],
    ['acknowledged', anEvent('acknowledged', { acknowledged: ACKNOWLEDGED })],
    ['back from a shelf and acknowledged', anEvent('unshelved', { acknowledged: ACKNOWLEDGED })],
    ['back from a shelf and over', anEvent('unshelved', { state: 'cleared', clearedAt: 2_000 })],
  ])('tells nobody of what is %s', (_, event) => {
    const plan = planEvent(
      event,
      settingsOf([aRoute({ escalation: [{ afterMinutes: 1, recipients: ['lan'] }] })], lan),
      NIGHT,
    );
    expect(plan).toEqual({ deliveries: [], escalations: [] });
  });

  it('tells once of what is explained and then not, and anew of what comes back from a shelf', () => {
    const ids = (event: AlarmEvent) =>
      planEvent(event, settingsOf([aRoute()], lan), NIGHT).deliveries.map(({ id }) => id);
    expect(ids(anEvent('unsuppressed', { revision: 3 }))).toEqual(ids(anEvent()));
    expect(ids(anEvent('unshelved', { revision: 3 }))).not.toEqual(ids(anEvent()));
  });

  it('waits for an acknowledgement where a route says so', () => {
    const route = aRoute({
      events: [],
      recipients: [],
      escalation: [{ afterMinutes: 10, recipients: ['minh'] }],
    });
    expect(planEvent(anEvent(), settingsOf([route], lan, minh), NIGHT)).toEqual({
      deliveries: [],
      escalations: [{ alarm: 'alarm-1', route: 'all', sinceMs: NIGHT, nextStep: 0, dueMs: NIGHT + 600_000 }],
    });
    expect(planEvent(anEvent('cleared'), settingsOf([route], minh), NIGHT).escalations).toEqual([]);
  });

  it('tells each recipient at most once, and only those whom a matching route names', () => {
    const routes = fc.array(
      fc.record({
        zones: fc.constantFrom<RouteDefinition['zones']>(null, ['zone'], ['other']),
        priorities: fc.constantFrom<RouteDefinition['priorities']>([1], [2], [2, 3]),
        recipients: fc.uniqueArray(fc.constantFrom('lan', 'minh', 'hoa'), { minLength: 1 }),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(routes, definitions => {
        const settings = settingsOf(
          definitions.map((definition, index) => aRoute(definition, { id: `r${index}` })),
          lan,
          minh,
          aRecipient('hoa', {}, { status: 'paused' }),
        );
        const names = planEvent(anEvent(), settings, NIGHT).deliveries.map(({ recipient }) => recipient);
        const expected = definitions
          .filter(({ zones, priorities }) => (zones?.includes('zone') ?? true) && priorities.includes(2))
          .flatMap(({ recipients }) => recipients)
          .filter(name => name !== 'hoa');
        expect(names.toSorted()).toEqual([...new Set(expected)].sort());
      }),
    );
  });
});
