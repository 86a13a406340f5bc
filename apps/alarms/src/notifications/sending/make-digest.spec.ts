import { anAlarm } from '../../test/alarms.builder.js';
import { aRecipient } from '../../test/notifications.builder.js';
import { alarmDelivery } from '../routing/new-delivery.js';
import { type DigestPart, makeDigest } from './make-digest.js';

const part = (id: string, priority: 1 | 2 | 3, raisedAt = 0): DigestPart =>
  alarmDelivery(aRecipient('lan'), {
    alarm: anAlarm({ id, priority, raisedAt }),
    kind: 'raised',
    key: 'raised',
    nowMs: 0,
  });

describe('a digest', () => {
  it('has the most urgent first, and of these the oldest', () => {
    const { message, kind } = makeDigest([part('a', 3), part('b', 1, 20), part('c', 1, 10)], 5);
    expect(kind).toBe('digest');
    expect(message.notices.map(({ alarm }) => alarm.id)).toEqual(['c', 'b', 'a']);
  });

  it('counts all and carries the first', () => {
    const parts = Array.from({ length: 500 }, (_, index) => part(`a${index}`, index === 499 ? 1 : 3));
    const { message } = makeDigest([part('first', 3), ...parts], 5);
    expect(message.total).toBe(501);
    expect(message.notices).toHaveLength(200);
    expect(message.notices[0]?.alarm.id).toBe('a499');
  });

  it('is the same message when it is made of the same again', () => {
    expect(makeDigest([part('a', 3), part('b', 3)], 1).id).toBe(
      makeDigest([part('a', 3), part('b', 3)], 9).id,
    );
  });
});
