import type { Score } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { scoreRow } from '../test/edition.builder.js';
import { KeptScoreBook } from './kept-score.book.js';
import type { ScoreBook } from './scores.ports.js';

describe('KeptScoreBook', () => {
  const build = () => {
    const world = { score: scoreRow('a', 60), asked: 0, down: false };
    const book: ScoreBook = {
      summaries: async () => {
        world.asked += 1;
        return new Map(world.down ? [] : [['a', world.score]]);
      },
      history: async () => [],
      method: () => Promise.reject(new Error('not asked for here')),
      current: async (): Promise<Score | null> => {
        world.asked += 1;
        if (world.down) throw new AppError('DEPENDENCY.UNAVAILABLE', 'away', { retryable: true });
        return world.score;
      },
      run: async () => {
        world.score = scoreRow('a', 65);
        return { asOf: 0, zones: 1, revisions: 1, durationMs: 1, failed: [] };
      },
    };
    return { world, kept: new KeptScoreBook(book) };
  };

  it('asks once, also for those who ask at the same time', async () => {
    const { world, kept } = build();
    const [a, b] = await Promise.all([kept.current('a'), kept.current('a')]);
    expect(await kept.current('a')).toBe(a);
    expect(b).toBe(a);
    expect(world.asked).toBe(1);
  });

  it.each(['a', null])('asks again once it is told of %s', async zone => {
    const { world, kept } = build();
    const before = kept.current('a');
    world.score = scoreRow('a', 61);
    kept.touch(zone);
    expect((await kept.current('a'))?.value).toBe(61);
    expect((await before)?.value).toBe(60);
    expect(world.asked).toBe(2);
  });

  it.each(['a', 'b', null])('asks for all scores once, and again once it is told of %s', async zone => {
    const { world, kept } = build();
    const [first, second] = await Promise.all([kept.summaries(), kept.summaries()]);
    expect(second).toBe(first);
    expect(await kept.summaries()).toBe(first);
    expect(world.asked).toBe(1);
    world.score = scoreRow('a', 61);
    kept.touch(zone);
    expect((await kept.summaries()).get('a')?.value).toBe(61);
  });

  it('takes no score at all for scoring that is away, and asks again', async () => {
    const { world, kept } = build();
    world.down = true;
    expect((await kept.summaries()).size).toBe(0);
    world.down = false;
    expect((await kept.summaries()).size).toBe(1);
  });

  it('gives the new score after a run', async () => {
    const { kept } = build();
    await kept.current('a');
    await kept.run('a', { id: 'operator-lan', name: 'Lan', role: 'operator', unverified: true });
    expect((await kept.current('a'))?.value).toBe(65);
  });

  it('keeps no failure', async () => {
    const { world, kept } = build();
    world.down = true;
    await expect(kept.current('a')).rejects.toThrow('away');
    world.down = false;
    expect((await kept.current('a'))?.value).toBe(60);
  });
});
