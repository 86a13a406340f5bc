import { AppError } from '../errors/app.error.js';
import { takeTurns } from './take-turns.js';

describe('takeTurns', () => {
  it('goes on when a dependency is away, says so once, and ends with the signal or with what no try mends', async () => {
    const stop = new AbortController();
    const warnings: string[] = [];
    const logger = { warn: (_data: object, text: string) => void warnings.push(text) } as never;
    const outcomes = ['away', 'away', 'fine', 'away', 'stop', 'broken'];
    const taken: string[] = [];
    const turn = async (): Promise<void> => {
      const outcome = outcomes[taken.length] ?? 'fine';
      taken.push(outcome);
      if (outcome === 'away') throw new AppError('DATABASE.UNAVAILABLE', 'away', { retryable: true });
      if (outcome === 'stop') stop.abort();
      if (outcome === 'broken') throw new RangeError('broken');
    };
    const options = { pauseMs: 0, waiting: 'work waits', logger };
    await takeTurns(turn, { ...options, signal: stop.signal });
    expect(taken).toEqual(['away', 'away', 'fine', 'away', 'stop']);
    expect(warnings).toEqual(['work waits: a dependency is away', 'work waits: a dependency is away']);
    await expect(takeTurns(turn, { ...options, signal: new AbortController().signal })).rejects.toThrow(
      'broken',
    );
  });
});
