import fc from 'fast-check';

const timeMs = fc.integer({ min: 2 ** 28 * 1000, max: 4e12 });
const metric = fc.stringMatching(/^[a-z]{1,6}(\.[a-z0-9_]{1,6}){1,2}$/);
const unit = fc.option(fc.constantFrom('kW', 'm3/h', '%', 'µg/m3'), { nil: null });
/** Without −0, which adding the base value turns into 0. */
const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(double => double + 0),
  fc.float({ noNaN: true, noDefaultInfinity: true }).map(float => float + 0),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.integer({ min: -99_999, max: 99_999 }).map(digits => digits / 1000),
);
const reading = fc.record({ metric, unit, timeMs, value });
const event = fc.oneof(
  fc.record({
    ...{ metric, timeMs, type: fc.constant('string' as const) },
    value: fc.string({ unit: 'grapheme' }),
  }),
  fc.record({
    ...{ metric, timeMs, type: fc.constant('data' as const) },
    value: fc.uint8Array({ maxLength: 40 }).map(bytes => Buffer.from(bytes).toString('base64url')),
  }),
);
const content = fc.record({
  records: fc.array(reading, { minLength: 1, maxLength: 8 }),
  events: fc.array(event, { maxLength: 3 }),
  lane: fc.constantFrom('live' as const, 'history' as const),
});
const identity = fc.oneof(
  fc.constant({}),
  fc.record({ boot: fc.maxSafeInteger().map(Math.abs), seq: fc.integer({ min: 1 }) }),
);

/** Packs as a device of ours says them: with or without an identity. */
export const arbitraryPack = fc
  .tuple(content, identity)
  .map(([said, named]): typeof said & { device: string; boot?: number; seq?: number } => ({
    ...{ device: 'do-son-pv-01' },
    ...said,
    ...named,
  }));
