import fc from 'fast-check';
import { type DirtyMark, markKey } from './dirty-mark.js';
import { DirtySet } from './dirty-set.js';

const HOUR = 3_600_000;

const aMark = fc.record({
  measurement: fc.constantFrom('power', 'air'),
  zone: fc.constant('trang-due'),
  device: fc.constantFrom('trang-due-power-01', 'trang-due-air-01'),
  span: fc.constantFrom('hour' as const, 'day' as const),
  start: fc.constantFrom(0, HOUR),
  minutes: fc.oneof(
    fc.constant('all' as const),
    fc.uniqueArray(fc.nat(59), { minLength: 1, maxLength: 4 }).map(list => new Set(list)),
  ),
  lane: fc.constantFrom('live' as const, 'history' as const),
});

describe('DirtySet', () => {
  it('asks to store every new window once, although several groups of readings touched it', () => {
    fc.assert(
      fc.property(fc.array(aMark, { maxLength: 30 }), (marks: DirtyMark[]) => {
        const set = new DirtySet();
        const fresh = set.join(marks, 0);
        expect(new Set(fresh.map(markKey)).size).toBe(fresh.length);
        expect(new Set(fresh.map(markKey))).toEqual(new Set(marks.map(markKey)));
        set.add(fresh, 1, 0);
        expect(set.join(marks, 1)).toEqual([]);
      }),
    );
  });

  it('keeps the minutes of all groups, and live when any of them was', () => {
    const mark = (minute: number, lane: 'live' | 'history'): DirtyMark => ({
      ...{ measurement: 'power', zone: 'trang-due', device: 'trang-due-power-01', lane },
      ...{ span: 'hour', start: 0, minutes: new Set([minute]) },
    });
    const [united, ...more] = new DirtySet().join([mark(3, 'history'), mark(7, 'live')], 0);
    expect(more).toEqual([]);
    expect(united).toMatchObject({ lane: 'live', minutes: new Set([3, 7]) });
  });
});
