import fc from 'fast-check';
import { type CadenceSpan, type ExpectedQuery, expectedReadings } from './expected-readings.js';

const MINUTE = 60_000;
const always: CadenceSpan = { from: 0, to: null, stepSeconds: null, declaredAt: 0 };
const ask = (query: Partial<ExpectedQuery>) =>
  expectedReadings({ channelCadenceSeconds: 10, declarations: [always], from: 0, to: MINUTE, ...query });

describe('expectedReadings', () => {
  it.each<[string, Partial<ExpectedQuery>, number]>([
    ['a minute at 10 s', {}, 6],
    ['a day at 5 min', { channelCadenceSeconds: 300, to: 1440 * MINUTE }, 288],
    ['events', { channelCadenceSeconds: null }, 0],
    ['nothing declared', { declarations: [] }, 0],
    ['an empty span', { to: 0 }, 0],
    ['a span that starts at a due moment', { from: 10_000, to: 20_000 }, 1],
    ['a span that ends at a due moment', { from: 1, to: 10_000 }, 0],
    ['a declaration that ends inside', { declarations: [{ ...always, to: 30_000 }] }, 3],
    ['a declaration that starts inside', { declarations: [{ ...always, from: 45_000 }] }, 1],
    ['a slower declared step', { declarations: [{ ...always, stepSeconds: 30 }] }, 2],
    [
      'a faster declared step, which the channel cannot follow',
      { declarations: [{ ...always, stepSeconds: 1 }] },
      6,
    ],
  ])('%s', (_, query, expected) => {
    expect(ask(query)).toBe(expected);
  });

  it('lets the declaration made last hold, whatever the order of the list', () => {
    const history: CadenceSpan = { from: 20_000, to: 40_000, stepSeconds: 20, declaredAt: 5 };
    expect(ask({ declarations: [always, history] })).toBe(5);
    expect(ask({ declarations: [history, always] })).toBe(5);
    expect(ask({ declarations: [{ ...always, declaredAt: 9 }, history] })).toBe(6);
  });

  const moment = fc.integer({ min: -30_000, max: 90_000 });
  const span = fc
    .record({
      from: moment,
      length: fc.option(fc.nat(60_000), { nil: null }),
      stepSeconds: fc.option(fc.integer({ min: 1, max: 15 }), { nil: null }),
      declaredAt: fc.nat(3),
    })
    .map(({ from, length, ...rest }) => ({ from, to: length === null ? null : from + length, ...rest }));
  const query = fc
    .record({
      channelCadenceSeconds: fc.integer({ min: 1, max: 12 }),
      declarations: fc.array(span, { maxLength: 5 }),
      a: moment,
      b: moment,
    })
    .map(({ a, b, ...rest }) => ({ ...rest, from: Math.min(a, b), to: Math.max(a, b) }));

  it('equals counting every due moment one by one', () => {
    fc.assert(
      fc.property(query, q => {
        let count = 0;
        for (let at = Math.ceil(q.from / 1000) * 1000; at < q.to; at += 1000) {
          const holding = q.declarations
            .filter(d => d.from <= at && (d.to === null || at < d.to))
            .reduce<CadenceSpan | null>(
              (best, d) => (best && best.declaredAt > d.declaredAt ? best : d),
              null,
            );
          if (holding === null) continue;
          const step = Math.max(holding.stepSeconds ?? 0, q.channelCadenceSeconds);
          if ((at / 1000) % step === 0) count++;
        }
        expect(expectedReadings(q)).toBe(count);
      }),
      { numRuns: 500 },
    );
  });

  it('adds up over neighbouring spans', () => {
    fc.assert(
      fc.property(query, fc.double({ min: 0, max: 1, noNaN: true }), (q, share) => {
        const middle = Math.round(q.from + (q.to - q.from) * share);
        const parts = expectedReadings({ ...q, to: middle }) + expectedReadings({ ...q, from: middle });
        expect(parts).toBe(expectedReadings(q));
      }),
    );
  });
});
