import fc from 'fast-check';
import type { WriteOutcome } from './classify-write-response.js';
import { LineBlock } from './line-block.js';
import { writeIsolating } from './write-isolating.js';

/** A store that refuses lines that begin with `bad`, as InfluxDB answers. */
function fakeStore(options: { counts?: 'none'; maxLines?: number } = {}) {
  const stored = new Set<string>();
  const write = async (body: Buffer): Promise<WriteOutcome> => {
    const lines = body.toString().trimEnd().split('\n');
    if (lines.length > (options.maxLines ?? Number.POSITIVE_INFINITY))
      return { kind: 'too-large', message: 'm' };
    const good = lines.filter(line => !line.startsWith('bad'));
    for (const line of good) stored.add(line);
    const dropped = lines.length - good.length;
    if (dropped === 0) return { kind: 'stored' };
    if (good.length === 0) return { kind: 'rejected', reasonKind: 'unparsable', message: 'm' };
    return {
      kind: 'partial',
      reasonKind: 'field-type-conflict',
      message: 'm',
      dropped: options.counts === 'none' ? 0 : dropped,
    };
  };
  return { stored, write };
}

const linesOf = (marks: readonly boolean[]): LineBlock =>
  LineBlock.of(marks.map((isBad, index) => `${isBad ? 'bad' : 'good'}${index}`));
const badOf = (marks: readonly boolean[]): number[] =>
  marks.flatMap((isBad, index) => (isBad ? [index] : []));

describe('writeIsolating', () => {
  it('finds exactly the refused rows and stores all others', async () => {
    const store = fc.record({
      counts: fc.constantFrom('none', undefined),
      maxLines: fc.constantFrom(undefined, 1, 7),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 60 }),
        store,
        async (marks, { counts, maxLines }) => {
          const fake = fakeStore({ ...(counts && { counts }), ...(maxLines && { maxLines }) });
          const result = await writeIsolating(fake.write, linesOf(marks));
          expect(result.kind === 'done' && result.failed.map(({ index }) => index)).toEqual(badOf(marks));
          expect(fake.stored.size).toBe(marks.filter(isBad => !isBad).length);
        },
      ),
    );
  });

  it('finds one bad row among n in at most log2 n requests after the first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 5_000 }), fc.nat(), async (count, seed) => {
        const marks = Array.from({ length: count }, (_, index) => index === seed % count);
        const result = await writeIsolating(fakeStore().write, linesOf(marks));
        expect(result.requests).toBeLessThanOrEqual(1 + Math.ceil(Math.log2(count)));
      }),
    );
  });

  it('needs one request when every row is refused', async () => {
    const result = await writeIsolating(fakeStore().write, linesOf(Array.from({ length: 500 }, () => true)));
    expect(result).toMatchObject({ kind: 'done', requests: 1 });
  });

  it.each(['misconfigured', 'overloaded', 'unavailable'] as const)(
    'says nothing of the rows when the store becomes %s half way',
    async kind => {
      const fake = fakeStore();
      let requests = 0;
      const write = async (body: Buffer): Promise<WriteOutcome> =>
        ++requests > 2 ? { kind, message: 'm' } : fake.write(body);
      const result = await writeIsolating(
        write,
        linesOf([false, false, true, false, false, false, false, true]),
      );
      expect(result).toMatchObject({ kind: 'held', outcome: { kind } });
    },
  );
});
