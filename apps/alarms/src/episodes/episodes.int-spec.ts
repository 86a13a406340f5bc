import { type Alarm, alarmsRpc } from '#libs/contracts';
import { AlarmsStack, MINUTE } from '../test/alarms-stack.js';

jest.setTimeout(60_000);

describe('episodes', () => {
  let stack: AlarmsStack;

  beforeAll(async () => {
    stack = await AlarmsStack.open();
    stack.answerAsRegistry();
    await stack.start();
    const at = Date.now() - 20 * MINUTE;
    const rows = [11, 11, 7, 11, 11, 7, 11, 11].map((voltage, index) => ({
      t: at + index * MINUTE,
      voltage,
    }));
    for (const device of ['zone-power-01', 'zone-power-02']) await stack.send(device, rows);
    await stack.settled();
    await stack.hearing('zone-power-02', 5);
  });

  afterAll(async () => {
    await stack?.close();
  });

  it('lists newest first, page by page, and refuses a cursor that is none', async () => {
    const page = (data: object) => stack.rpc.request(alarmsRpc.list.subject, data, alarmsRpc.list.reply);
    const all = (await page({ limit: 100 })).items;
    expect(all.map(({ raisedAt }) => raisedAt)).toEqual(
      all.map(({ raisedAt }) => raisedAt).toSorted((a, b) => b - a),
    );
    expect(all).toHaveLength(6);
    const pages: Alarm[] = [];
    for (let cursor: string | undefined; ; ) {
      const { items, nextCursor } = await page({ limit: 2, ...(cursor && { cursor }) });
      pages.push(...items);
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    expect(pages).toEqual(all);
    expect((await page({ limit: 100, zone: 'nowhere' })).items).toEqual([]);
    await expect(page({ limit: 1, cursor: 'x' })).rejects.toMatchObject({ code: 'REQUEST.INVALID' });
  });

  it('narrows by what is asked for', async () => {
    const of = async (data: object) =>
      (await stack.rpc.request(alarmsRpc.list.subject, { limit: 100, ...data }, alarmsRpc.list.reply)).items;
    const all = await of({});
    const same = (is: (alarm: Alarm) => boolean) => all.filter(is);
    expect(await of({ state: 'raised' })).toEqual(same(({ state }) => state === 'raised'));
    expect(await of({ state: 'cleared' })).toEqual(same(({ state }) => state === 'cleared'));
    expect(await of({ state: 'standing' })).toEqual(all);
    expect(await of({ state: 'acknowledged' })).toEqual([]);
    expect(await of({ priority: 2 })).toEqual(all);
    expect(await of({ priority: 1 })).toEqual([]);
    expect(await of({ shelved: true })).toEqual([]);
    expect(await of({ suppressed: false })).toEqual(all);
    const [newest] = all as [Alarm];
    expect(await of({ since: newest.raisedAt })).toEqual(
      same(({ raisedAt }) => raisedAt === newest.raisedAt),
    );
  });
});
