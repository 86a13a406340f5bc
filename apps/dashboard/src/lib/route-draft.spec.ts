import { definitionOf, draftOf, NEW_ROUTE, toggled } from './route-draft.js';

describe('a route in a form', () => {
  it('comes out as it went in', () => {
    const whole = {
      name: 'Night',
      zones: ['trang-due'],
      priorities: [1 as const, 2 as const],
      events: ['raised' as const],
      recipients: ['lan'],
      hours: { days: [6, 7], from: '22:00', to: '06:00' },
      quiet: { from: '00:00', to: '05:00' },
      escalation: [{ afterMinutes: 10, recipients: ['minh'] }],
    };
    expect(definitionOf(draftOf(whole))).toEqual(whole);
    const bare = { ...whole, zones: null, hours: null, quiet: null, escalation: [] };
    expect(definitionOf(draftOf(bare))).toEqual(bare);
  });

  it('has its steps in order of time, and begins with what is critical', () => {
    const step = (afterMinutes: string) => ({ afterMinutes, recipients: ['lan'] });
    const { escalation, zones, priorities } = definitionOf({
      ...NEW_ROUTE,
      escalation: [step('30'), step('5')],
    });
    expect(escalation.map(({ afterMinutes }) => afterMinutes)).toEqual([5, 30]);
    expect({ zones, priorities }).toEqual({ zones: null, priorities: [1] });
  });

  it('puts values in and takes them out', () => {
    expect(toggled(toggled([1], 2), 1)).toEqual([2]);
  });
});
