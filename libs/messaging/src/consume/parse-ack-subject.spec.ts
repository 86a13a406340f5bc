import fc from 'fast-check';
import { parseAckSubject } from './parse-ack-subject.js';

const word = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/);
const numbers = fc.record({
  deliveries: fc.nat(),
  streamSequence: fc.nat(),
  consumerSequence: fc.nat(),
  publishedAt: fc.integer({ min: 1_000_000_000_000, max: 4_000_000_000_000 }),
  pending: fc.nat(),
});

describe('parseAckSubject', () => {
  it('reads both forms of the broker, to the millisecond', () => {
    fc.assert(
      fc.property(word, word, numbers, fc.integer({ min: 0, max: 999_999 }), (stream, consumer, n, rest) => {
        const nanoseconds = `${n.publishedAt}${String(rest).padStart(6, '0')}`;
        const tail = `${stream}.${consumer}.${n.deliveries}.${n.streamSequence}.${n.consumerSequence}.${nanoseconds}.${n.pending}`;
        expect(parseAckSubject(`$JS.ACK.${tail}`)).toEqual(n);
        expect(parseAckSubject(`$JS.ACK.hub.ACCHASH.${tail}`)).toEqual(n);
        expect(parseAckSubject(`$JS.ACK._.ACCHASH.${tail}.rnd`)).toEqual(n);
      }),
    );
  });

  it.each(['', 'gz.telemetry.v1.a.b', '$JS.ACK.S.c.1.2.3.4', '$JS.ACK.S.c.1.x.3.1700000000000000000.5'])(
    'does not take %p for one',
    subject => {
      expect(parseAckSubject(subject)).toBeNull();
    },
  );
});
