import { FakeGateway } from './test/fake-gateway.js';

const RUN = '019a3b54-0000-7000-8000-000000000000';

describe('npm run dead-letters', () => {
  const gateway = new FakeGateway();
  const run = (...args: string[]) => gateway.run('dead-letters', ...args);

  beforeAll(() => gateway.open());
  beforeEach(() => gateway.reset());
  afterAll(() => gateway.close());

  const done = (replayed: number, nextCursor: string | null) => ({
    ...{ run: RUN, replayed, packs: replayed, skipped: [], remaining: 0, nextCursor },
  });

  it('replays page after page and waits for what comes of it', async () => {
    gateway.answers['POST /dead-letters/replay'] = [done(2, 'next'), done(1, null)];
    gateway.answers[`GET /dead-letters/runs/${RUN}`] = [
      { letters: 2, solved: 1, refused: 0, pending: 1 },
      { letters: 2, solved: 2, refused: 0, pending: 0 },
    ];
    const { code, output } = await run('replay', '--reason', 'unknown-device', '--device', 'x-01');
    expect(output).toContain('As Lan (operator-lan).');
    expect(output).toContain('4 solved, 0 refused again, 0 still on their way.');
    expect(code).toBe(0);
    const commands = gateway.asked.filter(({ what }) => what.startsWith('POST'));
    expect(commands.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { reason: 'unknown-device', device: 'x-01', limit: 1_000, dryRun: false },
      { reason: 'unknown-device', device: 'x-01', limit: 998, cursor: 'next', dryRun: false },
    ]);
    expect(commands[0]?.actor).toBe('operator-lan');
  });

  it('says with its exit status that something was refused again', async () => {
    gateway.answers['POST /dead-letters/abc/replay'] = [done(1, null)];
    gateway.answers[`GET /dead-letters/runs/${RUN}`] = [{ letters: 1, solved: 0, refused: 1, pending: 0 }];
    expect(await run('replay', 'abc')).toMatchObject({ code: 2 });
  });

  it('changes nothing in a dry run', async () => {
    gateway.answers['POST /dead-letters/replay'] = [{ ...done(5, null), run: null }];
    const { code, output } = await run('replay', '--dry-run');
    expect(output).toContain('5 dead letters of 5 packs would be replayed');
    expect(code).toBe(0);
    expect(JSON.parse(gateway.asked.at(-1)?.body ?? '')).toMatchObject({ dryRun: true });
  });

  it.each([
    [['show', 'none'], 'There is nothing here.'],
    [['replay', '--actor', 'nobody'], 'Choose one with --actor: operator-lan.'],
    [['dismiss', 'abc'], 'Give the reason.'],
    [['list', '--nonsense'], '--help'],
    [['replay', '--limit', 'all'], 'is not a count'],
    [['list', '--url', 'http://127.0.0.1:1'], 'does not answer'],
  ])('says what to do about %j', async (args, text) => {
    const { code, output } = await run(...args);
    expect(output).toContain(text);
    expect(output).not.toContain('    at ');
    expect(code).toBe(1);
  });
});
