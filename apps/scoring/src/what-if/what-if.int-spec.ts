import { scenariosRpc, whatIfRpc } from '#libs/contracts';
import { OPERATING, PLANNED, ScoringStack } from '../test/scoring-stack.js';

jest.setTimeout(30_000);

describe('what would be, on real servers', () => {
  const stack = new ScoringStack();
  const { asOf, clock, actor, current } = stack;

  beforeAll(async () => {
    await stack.start();
    await stack.reviseTwice();
  }, 90_000);

  afterAll(() => stack.stop(), 60_000);

  it('supposes something of a zone without storing it, and says which change cannot be', async () => {
    const { subject, reply } = whatIfRpc.evaluate;
    const suppose = (changes: unknown[], zone = OPERATING) =>
      stack.rpc.request(subject, { zone, changes }, reply, { timeoutMs: 20_000 });
    const now = await current(OPERATING);
    const nothing = await suppose([]);
    expect(nothing).toMatchObject({ zone: OPERATING, asOf, revision: 3, indicators: [] });
    expect(nothing.after).toEqual(nothing.before);
    expect(nothing.before.value).toBe(now?.value);
    const better = await suppose([
      { kind: 'add-solar', kwp: 5_000 },
      { kind: 'set-fact', fact: 'water.reuse_pct', value: 60 },
    ]);
    expect(better.after.value).toBeGreaterThan(better.before.value);
    expect(better.indicators.map(({ id }) => id)).toEqual(expect.arrayContaining(['GP1', 'CW4']));
    expect(better.after.tags).toContain('assumed');
    expect(await suppose([{ kind: 'assume-indicator', indicator: 'CW4', value: 60 }], PLANNED)).toMatchObject(
      {
        track: 'planned',
        indicators: [{ id: 'CW4' }],
      },
    );
    await expect(
      suppose([
        { kind: 'add-solar', kwp: 5_000 },
        { kind: 'close-event', event: 'none' },
      ]),
    ).rejects.toMatchObject({ code: 'WHAT_IF.EVENT_UNKNOWN', data: { change: 1 } });
    expect((await current(OPERATING))?.revision).toBe(3);
  });

  it('keeps scenarios with who made and who changed them', async () => {
    const draft = {
      zone: OPERATING,
      name: 'five megawatts',
      changes: [{ kind: 'add-solar' as const, kwp: 5_000 }],
    };
    const made = await stack.rpc.request(
      scenariosRpc.create.subject,
      { draft, actor },
      scenariosRpc.create.reply,
    );
    expect(made).toMatchObject({ ...draft, createdBy: actor, createdAt: clock.now() });
    clock.advance(1_000);
    const second = { ...actor, id: 'second' };
    const changed = await stack.rpc.request(
      scenariosRpc.change.subject,
      { id: made.id, draft: { name: 'six', changes: [{ kind: 'add-solar', kwp: 6_000 }] }, actor: second },
      scenariosRpc.change.reply,
    );
    expect(changed).toMatchObject({ name: 'six', createdBy: actor, updatedBy: second });
    const list = (zone: string) =>
      stack.rpc
        .request(scenariosRpc.list.subject, { zone }, scenariosRpc.list.reply)
        .then(({ items }) => items);
    expect(await list(OPERATING)).toEqual([changed]);
    expect(await list(PLANNED)).toEqual([]);
    await stack.rpc.request(scenariosRpc.remove.subject, { id: made.id, actor }, scenariosRpc.remove.reply);
    expect(await list(OPERATING)).toEqual([]);
    await expect(
      stack.rpc.request(scenariosRpc.find.subject, { id: made.id }, scenariosRpc.find.reply),
    ).rejects.toMatchObject({ code: 'SCENARIO.UNKNOWN' });
  });
});
