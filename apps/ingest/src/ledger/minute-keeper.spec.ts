import { silentLogger } from '#libs/testing';
import { MinuteKeeper } from './minute-keeper.js';

const NOW = Date.UTC(2026, 10, 24);

describe('MinuteKeeper', () => {
  it('forgets in portions until nothing is left that is older than a hundred days', async () => {
    const asked: number[] = [];
    let rows = 4_500;
    const forgetMinutes = async (before: number, most: number): Promise<number> => {
      asked.push(before);
      const changed = Math.min(rows, most);
      rows -= changed;
      return changed;
    };
    const keeper = new MinuteKeeper({
      ledger: { forgetMinutes },
      clock: { now: () => NOW },
      logger: silentLogger(),
    });
    await keeper.tidy();
    expect(rows).toBe(0);
    expect(asked).toEqual(Array(3).fill(NOW - 100 * 86_400_000));
  });

  it('leaves them for the next time when the database is away', async () => {
    const forgetMinutes = async (): Promise<number> => Promise.reject(new Error('away'));
    const keeper = new MinuteKeeper({
      ledger: { forgetMinutes },
      clock: { now: () => NOW },
      logger: silentLogger(),
    });
    await expect(keeper.tidy()).resolves.toBeUndefined();
  });
});
