import { certificatesRpc, robustnessRpc, snapshotRpc } from '#libs/contracts';
import { readSnapshotFile } from '#libs/readiness';
import { OPERATING, PLANNED, ScoringStack } from './test/scoring-stack.js';

jest.setTimeout(30_000);

describe('what is made of the scores, on real servers', () => {
  const stack = new ScoringStack();
  const { asOf, actor } = stack;

  beforeAll(async () => {
    await stack.start();
    await stack.reviseTwice();
  }, 90_000);

  afterAll(() => stack.stop(), 60_000);

  it('says how firm a ranking is, from the scores as they are, the same again until one changes', async () => {
    const ask = (track: string) =>
      stack.rpc.request(robustnessRpc.assess.subject, { track }, robustnessRpc.assess.reply, {
        timeoutMs: 10_000,
      });
    const operating = await ask('operating');
    expect(operating).toMatchObject({ track: 'operating', draws: 1_000, asOf });
    expect(operating.zones).toMatchObject([
      { zone: OPERATING, rank: 1, median: 1, from: 1, to: 1, simulated: true },
    ]);
    expect(operating.choices).toHaveLength(5);
    expect(await ask('operating')).toEqual(operating);
    expect((await ask('planned')).zones.map(({ zone }) => zone)).toEqual([PLANNED]);
  });

  it('says how far a zone is with the requirements of certificates', async () => {
    const { subject, reply } = certificatesRpc.ofZone;
    const { items, track } = await stack.rpc.request(subject, { zone: OPERATING }, reply);
    expect(track).toBe('operating');
    const share = items.find(({ answer }) => answer?.kind === 'indicator' && answer.id === 'CW4');
    const reuse = stack.facts.find(({ zone, fact }) => zone === OPERATING && fact === 'water.reuse_pct')
      ?.value as number;
    expect(share).toMatchObject({
      ...{ state: 'short', value: reuse, simulated: true, benchmark: { value: 50 } },
    });
    expect(share?.shortBy).toBeCloseTo(50 - reuse, 9);
    expect(items.filter(({ answer }) => answer === null).every(({ state }) => state === 'not-measured')).toBe(
      true,
    );
    await expect(stack.rpc.request(subject, { zone: 'nowhere' }, reply)).rejects.toMatchObject({
      code: 'ZONE.UNKNOWN',
    });
  });

  it('freezes an hour, hands its file out in parts, and finds the chain intact', async () => {
    const { freeze, file, list, keys, verify } = snapshotRpc;
    const request = { kind: 'interim', month: null, actor };
    const frozen = await stack.rpc.request(freeze.subject, request, freeze.reply, { timeoutMs: 30_000 });
    expect(frozen).toMatchObject({ sequence: 1, asOf, createdBy: actor, simulated: true });
    const { items } = await stack.rpc.request(list.subject, { before: null, limit: 5 }, list.reply);
    expect(items).toEqual([frozen]);
    const { part } = await stack.rpc.request(file.subject, { sequence: 1, offset: 0 }, file.reply);
    const bytes = Buffer.from(part?.base64 ?? '', 'base64');
    expect(bytes.length).toBe(part?.total);
    expect(readSnapshotFile(bytes)?.hash).toBe(frozen.hash);
    const { part: none } = await stack.rpc.request(file.subject, { sequence: 2, offset: 0 }, file.reply);
    expect(none).toBeNull();
    const known = await stack.rpc.request(keys.subject, {}, keys.reply);
    expect(known.items).toEqual([expect.objectContaining({ id: frozen.key.id, current: true })]);
    const verdict = await stack.rpc.request(verify.subject, {}, verify.reply, { timeoutMs: 15_000 });
    expect(verdict).toMatchObject({ state: 'intact', snapshots: 1, scores: 2 });
  });
});
