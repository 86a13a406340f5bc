import fc from 'fast-check';
import { compareAlarms, type OrderedAlarm } from './alarm-order.js';

const alarm = fc.record({
  id: fc.string({ minLength: 1, maxLength: 4 }),
  priority: fc.integer({ min: 1, max: 3 }),
  raisedAt: fc.integer({ min: 0, max: 9 }),
  acknowledged: fc.constantFrom(null, {}),
});
const ids = (alarms: readonly OrderedAlarm[]): string[] => alarms.map(({ id }) => id);

describe('compareAlarms', () => {
  it('puts what nobody has seen first, then the severe, then the new', () => {
    const seen = { acknowledged: {} };
    const alarms: OrderedAlarm[] = [
      { id: 'seen-critical', priority: 1, raisedAt: 5, ...seen },
      { id: 'old-warn', priority: 3, raisedAt: 1, acknowledged: null },
      { id: 'new-warn', priority: 3, raisedAt: 2, acknowledged: null },
      { id: 'alarm', priority: 2, raisedAt: 0, acknowledged: null },
    ];
    expect(ids(alarms.toSorted(compareAlarms))).toEqual(['alarm', 'new-warn', 'old-warn', 'seen-critical']);
  });

  it('gives one order, whatever order alarms came in', () => {
    const alarms = fc.uniqueArray(alarm, { selector: ({ id }) => id });
    fc.assert(
      fc.property(alarms, list =>
        expect(list.toSorted(compareAlarms)).toEqual(list.toReversed().toSorted(compareAlarms)),
      ),
    );
  });
});
