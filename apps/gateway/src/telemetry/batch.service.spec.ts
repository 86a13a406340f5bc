import { AppError } from '#libs/runtime';
import { BatchService } from './batch.service.js';
import type { OfferedPack, PackIntakeService } from './pack-intake.service.js';
import type { BatchLine } from './parse-batch.js';

const lineOf = (line: number): BatchLine => ({
  line,
  zone: 'a',
  device: `a-${line}`,
  bytes: new Uint8Array(),
});

function batch(take: (pack: OfferedPack, waitMs: number) => Promise<unknown>): BatchService {
  return new BatchService({ take } as unknown as PackIntakeService);
}

describe('BatchService', () => {
  it('answers each line in its place, whichever was finished first', async () => {
    const service = batch(async ({ device }) => {
      await new Promise(resolve => setTimeout(resolve, device === 'a-1' ? 10 : 0));
      return { key: device, state: 'committed', deadLetters: [] };
    });
    const items = await service.take([lineOf(1), lineOf(2), lineOf(4)], 1_000, 'send');
    expect(items.map(({ line, key, state }) => [line, key, state])).toEqual([
      [1, 'a-1', 'committed'],
      [2, 'a-2', 'committed'],
      [4, 'a-4', 'committed'],
    ]);
  });

  it('tells a line that cannot be read from one that the broker did not take, and goes on', async () => {
    const service = batch(async ({ device }) => {
      if (device === 'a-2') throw new AppError('MESSAGING.TIMEOUT', 'The broker is away.');
      return { key: device, state: 'committed', deadLetters: [] };
    });
    const bad = { line: 1, code: 'REQUEST.INVALID', detail: 'The line is not JSON.' } as const;
    expect(await service.take([bad, lineOf(2), lineOf(3)], 1_000, 'send')).toMatchObject([
      { line: 1, state: 'invalid', code: 'REQUEST.INVALID', key: null },
      { line: 2, state: 'failed', code: 'MESSAGING.TIMEOUT', device: 'a-2' },
      { line: 3, state: 'committed', code: null },
    ]);
  });

  it('waits for all of them no longer than told', async () => {
    const waits: number[] = [];
    const service = batch(async (_pack, waitMs) => {
      waits.push(waitMs);
      await new Promise(resolve => setTimeout(resolve, 30));
      return { key: 'k', state: 'pending', deadLetters: [] };
    });
    const lines = Array.from({ length: 300 }, (_, index) => lineOf(index));
    await service.take(lines, 50, 'send');
    expect(Math.max(...waits)).toBeLessThanOrEqual(50);
    // The third round of what is under way at once begins after the time is over.
    expect(waits.at(-1)).toBe(0);
  });

  it('does not hide a fault of ours', async () => {
    const service = batch(async () => Promise.reject(new TypeError('bug')));
    await expect(service.take([lineOf(1)], 1, 'send')).rejects.toThrow('bug');
  });
});
