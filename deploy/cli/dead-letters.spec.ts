import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  readonly what: string;
  readonly actor: unknown;
  readonly body: unknown;
}

const RUN = '019a3b54-0000-7000-8000-000000000000';

describe('npm run dead-letters', () => {
  let server: Server;
  let asked: Asked[] = [];
  let answers: { [what: string]: unknown[] } = {};

  const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    return text === '' ? undefined : JSON.parse(text);
  };
  const run = (...args: string[]) =>
    new Promise<{ code: number; output: string }>(resolve => {
      const { port } = server.address() as AddressInfo;
      execFile(
        process.execPath,
        ['deploy/greenzone.mjs', 'dead-letters', ...args],
        { env: { ...process.env, GZ_URL: `http://127.0.0.1:${port}` } },
        (error, stdout, stderr) =>
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
      );
    });

  beforeAll(async () => {
    server = createServer((request, response) => {
      void (async () => {
        const what = `${request.method} ${request.url?.replace('/api/v1', '')}`;
        asked.push({ what, actor: request.headers['x-gz-actor'], body: await bodyOf(request) });
        const queue = answers[what] ?? [];
        const answer = queue.length > 1 ? queue.shift() : queue[0];
        response.statusCode = answer === undefined ? 404 : 200;
        const problem = { detail: 'There is nothing here.', code: 'REQUEST.NOT_FOUND', correlationId: 'c-1' };
        response.end(JSON.stringify(answer ?? problem));
      })();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });

  beforeEach(() => {
    asked = [];
    answers = { 'GET /actors': [{ items: [{ id: 'operator-lan', name: 'Lan', role: 'operator' }] }] };
  });

  afterAll(() => new Promise(resolve => server.close(resolve)));

  const done = (replayed: number, nextCursor: string | null) => ({
    ...{ run: RUN, replayed, packs: replayed, skipped: [], remaining: 0, nextCursor },
  });

  it('replays page after page and waits for what comes of it', async () => {
    answers['POST /dead-letters/replay'] = [done(2, 'next'), done(1, null)];
    answers[`GET /dead-letters/runs/${RUN}`] = [
      { letters: 2, solved: 1, refused: 0, pending: 1 },
      { letters: 2, solved: 2, refused: 0, pending: 0 },
    ];
    const { code, output } = await run('replay', '--reason', 'unknown-device', '--device', 'x-01');
    expect(output).toContain('As Lan (operator-lan).');
    expect(output).toContain('4 solved, 0 refused again, 0 still on their way.');
    expect(code).toBe(0);
    const commands = asked.filter(({ what }) => what.startsWith('POST'));
    expect(commands.map(({ body }) => body)).toEqual([
      { reason: 'unknown-device', device: 'x-01', limit: 1_000, dryRun: false },
      { reason: 'unknown-device', device: 'x-01', limit: 998, cursor: 'next', dryRun: false },
    ]);
    expect(commands[0]?.actor).toBe('operator-lan');
  });

  it('says with its exit status that something was refused again', async () => {
    answers['POST /dead-letters/abc/replay'] = [done(1, null)];
    answers[`GET /dead-letters/runs/${RUN}`] = [{ letters: 1, solved: 0, refused: 1, pending: 0 }];
    expect(await run('replay', 'abc')).toMatchObject({ code: 2 });
  });

  it('changes nothing in a dry run', async () => {
    answers['POST /dead-letters/replay'] = [{ ...done(5, null), run: null }];
    const { code, output } = await run('replay', '--dry-run');
    expect(output).toContain('5 dead letters of 5 packs would be replayed');
    expect(code).toBe(0);
    expect(asked.map(({ body }) => body).at(-1)).toMatchObject({ dryRun: true });
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
