import { alarmRulesRpc, factsRpc, factsWorkflowRpc, methodRpc, registryRpc } from '#libs/contracts';
import { systemClock } from '#libs/runtime';
import { seedRegistry } from './seeding/seed-registry.js';
import { type Stack, startStack } from './test/start-stack.js';

describe('the registry on real servers', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack();
  }, 60_000);

  afterAll(async () => {
    await stack?.stop();
  });

  const seed = (zones: number | null) =>
    seedRegistry({ dataSource: stack.dataSource, clock: systemClock }, 'seeds', zones);

  it('seeds all of the seed files, and a second time changes nothing', async () => {
    const first = await seed(null);
    expect(first.find(item => item.kind === 'zone')).toMatchObject({ rows: 39, changed: 39 });
    const second = await seed(null);
    expect(second.find(item => item.kind === 'fact')?.rows).toBeGreaterThan(1_000);
    expect(second.map(item => item.changed)).toEqual(second.map(() => 0));
  });

  it('answers with what it holds, in the agreed shapes', async () => {
    const { rpc } = stack;
    const { items: zones } = await rpc.request(registryRpc.zones.subject, {}, registryRpc.zones.reply);
    expect(zones).toHaveLength(39);
    const { items: all } = await rpc.request(registryRpc.devices.subject, {}, registryRpc.devices.reply);
    const zone = zones[0]?.code;
    const { items: some } = await rpc.request(
      registryRpc.devices.subject,
      { zone },
      registryRpc.devices.reply,
    );
    expect(some.length).toBeGreaterThan(0);
    expect(some).toEqual(all.filter(device => device.zone === zone));
    await expect(
      rpc.request(registryRpc.metrics.subject, {}, registryRpc.metrics.reply),
    ).resolves.toMatchObject({ items: expect.arrayContaining([]) as unknown });
    await rpc.request(registryRpc.limits.subject, {}, registryRpc.limits.reply);
    const { items: rules } = await rpc.request(alarmRulesRpc.rules.subject, {}, alarmRulesRpc.rules.reply);
    expect(rules.length).toBeGreaterThan(0);
    await rpc.request(methodRpc.indicators.subject, {}, methodRpc.indicators.reply);
    const { sources } = methodRpc;
    expect((await rpc.request(sources.subject, {}, sources.reply)).items.map(({ tag }) => tag)).toContain(
      'S4',
    );
    await rpc.request(factsRpc.facts.subject, { zone }, factsRpc.facts.reply);
    const { kinds } = factsWorkflowRpc;
    expect((await rpc.request(kinds.subject, {}, kinds.reply)).items.length).toBeGreaterThan(50);
  });

  it('removes what a smaller run does not keep', async () => {
    const { rpc } = stack;
    await seed(5);
    const { items } = await rpc.request(registryRpc.zones.subject, {}, registryRpc.zones.reply);
    expect(items.map(zone => zone.status).toSorted()).toEqual([
      'operating',
      'operating',
      'operating',
      'planned',
      'planned',
    ]);
  });

  it('keeps declarations in order and ignores a repetition', async () => {
    const declaration = {
      devices: ['trang-due-power-01'],
      from: 1_000,
      to: null,
      stepSeconds: null,
    };
    const { rpc } = stack;
    const declare = () =>
      rpc.request(registryRpc.declareCadence.subject, declaration, registryRpc.declareCadence.reply);
    await expect(declare()).resolves.toEqual({ declared: 1 });
    await expect(declare()).resolves.toEqual({ declared: 0 });
    const { items } = await rpc.request(registryRpc.cadences.subject, {}, registryRpc.cadences.reply);
    expect(items).toEqual([
      {
        device: 'trang-due-power-01',
        from: 1_000,
        to: null,
        stepSeconds: null,
        declaredAt: expect.any(Number) as number,
      },
    ]);
  });

  it('refuses a request that does not fit, with a code and the field', async () => {
    await expect(
      stack.rpc.request(registryRpc.devices.subject, { zone: "x' OR 1=1" }, registryRpc.devices.reply),
    ).rejects.toMatchObject({ code: 'REQUEST.INVALID', message: expect.stringContaining('zone') as string });
  });
});
