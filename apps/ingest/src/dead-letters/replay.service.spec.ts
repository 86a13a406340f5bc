import type { DeadLetter, DeadLetterSelection } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import type { ReplayedPack } from './dead-letters.ports.js';
import { ReplayService } from './replay.service.js';

const actor = { id: 'operator-lan', name: 'Lan', role: 'operator', unverified: true } as const;
const BODY = Uint8Array.of(1);

const letter = (id: string, more: Partial<DeadLetter> = {}): DeadLetter => ({
  ...{ id, reason: 'bad-unit', detail: 'd', zone: 'a', device: 'a-power-01', key: `key-${id}` },
  ...{ records: 1, bytes: 1, receivedAt: 1_000, state: 'open', ...more },
});

function setUp(letters: DeadLetter[], gone: string[] = [], isAway = false) {
  const steps: string[] = [];
  const sent: ReplayedPack[] = [];
  let ids = 0;
  const service = new ReplayService({
    book: {
      selectForReplay: async () => ({ items: letters, remaining: 0, nextCursor: null }),
      begin: async () => void steps.push('noted'),
      takeBack: async () => void steps.push('taken back'),
      dismiss: async () => ({ dismissed: 0, remaining: 0 }),
    },
    archive: {
      find: async asked => new Map(asked.flatMap(({ id }) => (gone.includes(id) ? [] : [[id, BODY]]))),
    },
    sender: {
      send: async packs => {
        steps.push('sent');
        if (isAway) throw new AppError('MESSAGING.TIMEOUT', 'The broker is away.');
        sent.push(...packs);
      },
    },
    clock: { now: () => 5_000 },
    newId: () => `id-${++ids}`,
  });
  const replay = (selection: DeadLetterSelection, dryRun = false) =>
    service.replay({ selection, dryRun, actor });
  return { replay, steps, sent };
}

const all: DeadLetterSelection = { filter: {}, limit: 100 };

describe('ReplayService', () => {
  it('sends the packs of letters, one once whatever its letters, and is noted before', async () => {
    const one = letter('1');
    const { replay, steps, sent } = setUp([one, letter('2', { key: one.key }), letter('3')]);
    await expect(replay(all)).resolves.toMatchObject({ run: 'id-1', replayed: 3, packs: 2, skipped: [] });
    expect(sent.map(({ letters }) => letters)).toEqual([['1', '2'], ['3']]);
    expect(new Set(sent.map(({ token }) => token)).size).toBe(2);
    expect(steps).toEqual(['noted', 'sent']);
  });

  it('says which letters cannot be replayed, and why', async () => {
    const { replay, sent } = setUp(
      [
        letter('solved', { state: 'solved' }),
        letter('lost', { reason: 'superseded' }),
        letter('unnamed', { zone: 'no zone' }),
        letter('gone'),
        letter('good'),
      ],
      ['gone'],
    );
    const { skipped, replayed } = await replay({
      ids: ['solved', 'lost', 'unnamed', 'gone', 'good', 'none'],
    });
    expect(new Map(skipped.map(({ id, code }) => [id, code]))).toEqual(
      new Map([
        ['none', 'DEADLETTER.UNKNOWN'],
        ['solved', 'DEADLETTER.NOT_REPLAYABLE'],
        ['lost', 'DEADLETTER.NOT_REPLAYABLE'],
        ['unnamed', 'DEADLETTER.NOT_REPLAYABLE'],
        ['gone', 'DEADLETTER.BYTES_GONE'],
      ]),
    );
    expect(replayed).toBe(1);
    expect(sent).toHaveLength(1);
  });

  it('counts in a dry run what it would do, and does nothing', async () => {
    const { replay, steps } = setUp([letter('1'), letter('2')], ['2']);
    await expect(replay(all, true)).resolves.toMatchObject({ run: null, replayed: 1, packs: 1 });
    expect(steps).toEqual([]);
  });

  it('opens the letters again when the broker does not take the packs', async () => {
    const { replay, steps } = setUp([letter('1')], [], true);
    await expect(replay(all)).rejects.toMatchObject({ code: 'MESSAGING.TIMEOUT' });
    expect(steps).toEqual(['noted', 'sent', 'taken back']);
  });

  it('refuses a filter that matches only what would be refused again', async () => {
    const { replay } = setUp([]);
    await expect(replay({ filter: { reason: 'superseded' }, limit: 1 })).rejects.toMatchObject({
      code: 'DEADLETTER.NOT_REPLAYABLE',
    });
  });
});
