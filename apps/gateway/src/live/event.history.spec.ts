import fc from 'fast-check';
import { EVENTS_KEPT, EventHistory, joinWindows, type LiveEvent, toEvent } from './event.history.js';

const message = (streamSequence: number, subject: string, text: string) => ({
  subject,
  streamSequence,
  data: new TextEncoder().encode(text),
});
const event = (id: number): LiveEvent => ({ event: 'score', id, zone: 'a', data: {} });
const windows = (id: number, zone: string, from: number, devices: string[]): LiveEvent => ({
  event: 'window',
  id,
  zone,
  data: { zone, tier: 'minute', from, to: from, devices, at: 0 },
});

describe('toEvent', () => {
  it('takes kind and zone from the subject', () => {
    expect(toEvent(message(5, 'gz.alarm.v1.trang-due', '{"n":1}'))).toEqual({
      event: 'alarm',
      id: 5,
      zone: 'trang-due',
      data: { n: 1 },
    });
    expect(toEvent(message(6, 'gz.registry.v1.zones', '{}'))?.zone).toBeNull();
    expect(toEvent(message(7, 'gz.notification.v1.operator-lan', '{}'))).toMatchObject({
      zone: null,
      actor: 'operator-lan',
    });
  });

  it('leaves out what is not JSON', () => {
    expect(toEvent(message(5, 'gz.alarm.v1.trang-due', 'oops'))).toBeUndefined();
  });
});

describe('EventHistory', () => {
  it('finds what came after any id', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 500 })), fc.nat({ max: 510 }), (ids, after) => {
        const history = new EventHistory();
        const sorted = ids.toSorted((a, b) => a - b);
        for (const id of sorted) history.add(event(id));
        expect(history.after(after, 1_000).map(item => item.id)).toEqual(sorted.filter(id => id > after));
      }),
    );
  });

  it('knows when events are missing between a viewer and what is kept', () => {
    const history = new EventHistory();
    history.add(event(100));
    expect(history.canResume(99)).toBe(true);
    expect(history.canResume(98)).toBe(false);
    expect(history.canResume(101)).toBe(false);
    for (let id = 101; id <= 101 + 2 * EVENTS_KEPT; id++) history.add(event(id));
    expect(history.canResume(100)).toBe(false);
    const [oldest] = history.after(0, 1);
    expect(history.canResume((oldest as LiveEvent).id - 1)).toBe(true);
  });

  it('starts again when the stream was made anew', () => {
    const history = new EventHistory();
    history.add(event(500));
    history.add(event(1));
    expect(history.after(0, 10).map(item => item.id)).toEqual([1]);
    expect(history.canResume(500)).toBe(false);
  });
});

describe('joinWindows', () => {
  it('keeps one event of a zone and tier, with the span and devices of all, in the order of ids', () => {
    const joined = joinWindows([
      windows(1, 'a', 60, ['x']),
      event(2),
      windows(3, 'a', 0, ['y']),
      windows(4, 'b', 0, ['z']),
    ]);
    expect(joined.map(({ id }) => id)).toEqual([2, 3, 4]);
    expect(joined[1]?.data).toMatchObject({ from: 0, to: 60, devices: ['y', 'x'] });
  });
});
