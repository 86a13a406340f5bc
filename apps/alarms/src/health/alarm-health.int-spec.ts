import { alarmHealthRpc as rpc } from '#libs/contracts';
import { AlarmsStack, HOUR, MINUTE } from '../test/alarms-stack.js';

jest.setTimeout(120_000);

const DAY = 24 * HOUR;

describe('the health of alarms', () => {
  let stack: AlarmsStack;
  const to = Math.floor(Date.now() / (10 * MINUTE)) * 10 * MINUTE;
  const from = to - DAY;

  beforeAll(async () => {
    stack = await AlarmsStack.open();
    stack.answerAsRegistry();
    await stack.start();
    // Twelve in one period, of which three in a minute; one in another; one for two days; others that do not count.
    const raised: ReadonlyArray<readonly [string, number, number]> = [
      ...Array.from({ length: 9 }, (_, index) => [`d${index}`, from + HOUR + index * MINUTE, 3] as const),
      ...[0, 20_000, 40_000].map(more => ['chatter', from + HOUR + more, 2] as const),
      ['d0', from + 5 * HOUR, 1],
      ['old', from - DAY, 2],
    ];
    for (const [index, [device, at, priority]] of raised.entries())
      await insert(`e${index}`, device, at, priority, device === 'old' ? null : at + MINUTE);
    await insert('late', 'd0', from + HOUR, 3, from + 2 * HOUR, { late: true });
    await insert('explained', 'd0', from + HOUR, 3, from + 2 * HOUR, { suppressedBy: 'e0' });
  });

  afterAll(async () => {
    await stack?.close();
  });

  const insert = (
    id: string,
    device: string,
    at: number,
    priority: number,
    clearedAt: number | null,
    { late = false, suppressedBy = null }: { late?: boolean; suppressedBy?: string | null } = {},
  ) =>
    stack.dataSource.query(
      `INSERT INTO episodes (id, rule, zone, device, metric, priority, text_vi, text_en, worst_value, limit_value,
         basis, raised_ms, cleared_ms, late, simulated, suppressed_by)
       VALUES ($1, 'voltage-high', 'zone', $2, 'power.voltage', $3, 'x', 'x', 1, 1, 'x', $4, $5, $6, true, $7)`,
      [id, device, priority, at, clearedAt, late, suppressedBy],
    );

  const read = (more: object = {}) =>
    stack.rpc.request(rpc.health.subject, { from, to, ...more }, rpc.health.reply);

  it('counts rates, floods, chattering, stale and frequent ones, and priorities', async () => {
    const health = await read();
    expect(health.alarms).toBe(13);
    expect(health.tenMinutes).toEqual({
      mean: 13 / 144,
      peak: 12,
      peakAt: from + HOUR,
      overTenShare: 1 / 144,
    });
    expect(health.floods).toEqual({
      count: 1,
      shareOfTime: 1 / 144,
      longest: [{ from: from + HOUR, to: from + HOUR + 10 * MINUTE, alarms: 12 }],
    });
    expect(health.chattering).toEqual([expect.objectContaining({ device: 'chatter', times: 1 })]);
    expect(health.stale).toMatchObject({ count: 1, oldest: [{ device: 'old', raisedAt: from - DAY }] });
    expect(health.frequent.slice(0, 2)).toEqual([
      expect.objectContaining({ device: 'chatter', count: 3, share: 3 / 13 }),
      expect.objectContaining({ device: 'd0', count: 2 }),
    ]);
    expect(health.frequent).toHaveLength(10);
    expect(health.priorities.map(({ priority, count }) => [priority, count])).toEqual([
      [1, 1],
      [2, 3],
      [3, 9],
    ]);
    for (const { source, confidence } of health.benchmarks)
      expect([source.length > 10, confidence]).toEqual([true, 'medium']);
    expect(health.benchmarks).toContainEqual(
      expect.objectContaining({ id: 'share-of-top-ten', max: 0.05, fewestAlarms: 200, verdict: 'few' }),
    );
  });

  it('is all well where nothing was raised', async () => {
    expect(await read({ zone: 'nowhere' })).toMatchObject({
      ...{ alarms: 0, tenMinutes: { mean: 0, peak: 0, peakAt: null }, floods: { count: 0, shareOfTime: 0 } },
      ...{ chattering: [], stale: { count: 0, oldest: [] }, frequent: [], priorities: [] },
    });
  });
});
