import type { Device } from '#libs/contracts';
import { eventually } from '#libs/testing';
import { answerAsIngest, type StoredPacks } from '../test/answer-as-ingest.js';
import { registryData, type Stack, startStack } from '../test/start-stack.js';

const meters = registryData.devices.filter(({ kind }) => kind === 'power-main');
const [first, second, third] = meters as [Device, Device, Device];
const HEADER = 'device,metric,time,value,unit';
const MINUTE = 60_000;
const LARGE = 400_000;

interface Line {
  readonly type: string;
  readonly done: number;
  readonly packs: { readonly committed: number; readonly pending: number };
}

describe('CSV import', () => {
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  let stack: Stack;
  let stored: StoredPacks;

  const rowsOf = ({ id }: Device, minutes: number, from = now): string[] =>
    Array.from(
      { length: minutes },
      (_, index) => `${id},power.active,${from - (index + 1) * MINUTE},${index},kW`,
    );
  const post = (
    rows: readonly string[],
    query = '',
    headers: Record<string, string> = {},
    signal: AbortSignal | null = null,
  ) =>
    fetch(`${stack.base}/api/v1/imports?name=test.csv${query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', 'x-gz-actor': 'operator-lan', ...headers },
      body: [HEADER, ...rows].join('\n'),
      signal,
    });
  const linesOf = async (response: Response): Promise<Line[]> =>
    (await response.text())
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Line);
  const commands = () =>
    stack.dataSource.query<Array<{ target: string; actor_id: string; outcome: string; result: unknown }>>(
      `SELECT command.target, command.actor_id, ended.outcome, ended.result FROM commands AS command
       JOIN command_results AS ended ON ended.command_id = command.id ORDER BY command.at`,
    );

  beforeAll(async () => {
    stack = await startStack();
    stored = await answerAsIngest(stack);
  }, 90_000);

  afterAll(() => stack?.stop(), 30_000);

  it('only checks in a dry run', async () => {
    const response = await post([...rowsOf(first, 3), 'x-01,power.active,0,1,kW'], '&dryRun=true');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      ...{ lines: 4, readings: 3, from: now - 3 * MINUTE, to: now - MINUTE, faultCount: 1 },
      faults: [{ line: 5, column: 'device', code: 'unknown-device' }],
    });
    expect(stored.arrived).toBe(0);
  });

  it('imports nothing of a file with a faulty line unless told to leave it out', async () => {
    const rows = [...rowsOf(first, 2), `${first.id},power.active,yesterday,1,kW`];
    const refused = await post(rows);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      code: 'IMPORT.FAULTY_LINES',
      data: { faultCount: 1, faults: [{ line: 4, column: 'time', code: 'bad-time' }] },
    });
    expect(stored.arrived).toBe(0);
    const skipped = await post(rows, '&faults=skip');
    expect(skipped.status).toBe(200);
    expect((await linesOf(skipped)).at(-1)).toMatchObject({ type: 'done', done: 2, packs: { committed: 1 } });
    expect(await commands()).toEqual([
      expect.objectContaining({ target: 'test.csv', actor_id: 'operator-lan', outcome: 'done' }),
    ]);
  });

  it('sends only what is not stored yet when it is repeated, whatever the order of the lines', async () => {
    const rows = [...rowsOf(first, 30, now - 3_600_000), ...rowsOf(second, 30, now - 3_600_000)];
    await linesOf(await post(rows));
    const arrived = stored.arrived;
    const again = await linesOf(await post(rows.toReversed()));
    expect(again.at(-1)).toMatchObject({ type: 'done', done: 60, packs: { pending: 0 } });
    expect(stored.arrived).toBe(arrived);
  });

  it('is a command: nobody, nothing', async () => {
    const response = await post(rowsOf(second, 1), '', { 'x-gz-actor': 'nobody' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'ACTOR.UNKNOWN' });
  });

  it.each([
    ['no line', [], 422, 'IMPORT.FAULTY_LINES'],
    ['only faulty lines', ['a,b,c,d,e'], 422, 'IMPORT.FAULTY_LINES'],
    ['another kind of body', ['x'], 415, 'REQUEST.UNSUPPORTED_MEDIA_TYPE'],
  ])('refuses a file with %s', async (_what, rows, status, code) => {
    const headers: Record<string, string> = status === 415 ? { 'content-type': 'application/json' } : {};
    const response = await post(rows, '&faults=skip', headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  it('takes a large file in bounded memory, one at a time, tells how far it is, and answers others meanwhile', async () => {
    // Two devices, a reading every ten seconds.
    const rows = [first, second].flatMap(({ id }) =>
      Array.from(
        { length: LARGE / 2 },
        (_, index) => `${id},power.active,${now - 86_400_000 - index * 10_000},${index % 5_000},kW`,
      ),
    );
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    let answered = 0;
    let isBusy = false;
    const importing = post(rows).then(linesOf);
    let isDone = false;
    const watching = (async () => {
      while (!isDone) {
        const answer = await fetch(`${stack.base}/api/v1/health/live`);
        expect(answer.status).toBe(200);
        answered++;
        most = Math.max(most, process.memoryUsage().heapUsed - before);
        if (!isBusy) isBusy = (await post(rowsOf(first, 1), '&dryRun=true')).status === 503;
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    })();
    const lines = await importing;
    isDone = true;
    await watching;
    expect(lines.at(-1)).toMatchObject({ type: 'done', done: LARGE, packs: { pending: 0, rejected: 0 } });
    expect(lines.filter(({ type }) => type === 'progress').length).toBeGreaterThan(2);
    expect(isBusy).toBe(true);
    // The stand-in for ingest keeps the packs in this process, too: some 35 MB of text.
    expect(most / 1024 ** 2).toBeLessThan(350);
    expect(answered).toBeGreaterThan(10);
  }, 120_000);

  it('breaks off when its client leaves, and sends what is left when it is repeated', async () => {
    // One reading a day: a pack each, more than are sent at once.
    const rows = [first, second, third].flatMap(({ id }) =>
      Array.from(
        { length: 40 },
        (_, day) => `${id},power.active,${now - (day + 1) * 86_400_000 - 7_000},${day},kW`,
      ),
    );
    const known = (await commands()).length;
    const before = stored.arrived;
    stored.goAway();
    const leaving = new AbortController();
    const response = await post(rows, '', {}, leaving.signal);
    await eventually(
      () => stored.arrived,
      count => count === before + 64,
    );
    leaving.abort();
    await expect(response.text()).rejects.toThrow();
    // The gateway hears of it a moment later.
    await new Promise(resolve => setTimeout(resolve, 500));
    stored.comeBack();
    const left = await eventually(commands, all => all.length > known);
    expect(left.at(-1)).toMatchObject({ outcome: 'done', result: { state: 'broken-off', done: 64 } });
    const again = await linesOf(await post(rows));
    expect(again.at(-1)).toMatchObject({ type: 'done', done: 120, packs: { committed: 120 } });
    expect(stored.arrived).toBe(before + 120);
  }, 60_000);
});
