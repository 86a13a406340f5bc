import type { PurgeResult } from '#libs/messaging';
import { silentLogger } from '#libs/testing';
import { RoomKeeper } from './room-keeper.js';

const empty: PurgeResult = { purged: 0, share: 0.1, isStuck: false };

describe('RoomKeeper', () => {
  const answers: Record<string, PurgeResult | Error> = {};
  const keeper = new RoomKeeper({
    logger: silentLogger(),
    purge: async stream => {
      const answer = answers[stream] ?? empty;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });

  it('says which stream fills up because a reader is behind, until there is room again', async () => {
    await keeper.tidy();
    expect(keeper.trouble).toBeUndefined();
    answers.READINGS = { purged: 0, share: 0.72, isStuck: true };
    await keeper.tidy();
    expect(keeper.trouble).toBe('READINGS is 72 % full and a reader of it is behind');
    answers.READINGS = { purged: 500, share: 0.75, isStuck: false };
    await keeper.tidy();
    expect(keeper.trouble).toBeUndefined();
  });

  it('goes on to the next stream when one cannot be asked', async () => {
    answers.TELEMETRY = new Error('no broker');
    answers.READINGS = { purged: 0, share: 0.9, isStuck: true };
    await keeper.tidy();
    expect(keeper.trouble).toContain('READINGS is 90 % full');
  });
});
