import { gunzipSync, gzipSync } from 'node:zlib';
import { jetstream } from '@nats-io/jetstream';
import { healthReportSchema, scoringRpc, subjects } from '#libs/contracts';
import { localDateOf, scoreZone } from '#libs/readiness';
import { windowStart } from '#libs/telemetry';
import { ScheduleService } from './schedule/schedule.service.js';
import type { RestoredRevision } from './scores/revisions.ports.js';
import { RevisionsService } from './scores/revisions.service.js';
import { OPERATING, PLANNED, ScoringStack } from './test/scoring-stack.js';

const DAY = 86_400_000;

jest.setTimeout(30_000);

describe('scoring on real servers', () => {
  const stack = new ScoringStack();
  const { asOf, run, current } = stack;

  beforeAll(() => stack.start(), 90_000);

  afterAll(() => stack.stop(), 60_000);

  it('scores an operating zone from windows and facts, and a planned one from its design', async () => {
    // The clock hardly moves, so the schedule has nothing more to do for the rest of the test.
    await stack.scoring.app.get(ScheduleService).tick();

    const score = await current(OPERATING);
    expect(score).toMatchObject({
      track: 'operating',
      status: 'provisional',
      simulated: true,
      revision: 1,
      reason: 'scheduled',
      asOf,
    });
    expect(score?.pillars.filter(pillar => pillar.value === null)).toEqual([]);
    expect(score?.indicators).toHaveLength(52);
    const of = (id: string) => score?.indicators.find(indicator => indicator.id === id);
    expect(of('GP4')?.value).toBeCloseTo(8_000 / Math.hypot(8_000, 2_000), 9);
    expect(of('GP3')).toMatchObject({ value: 0, score: 100, evidence: 'L5' });
    expect(of('GE1')).toMatchObject({ value: 100, score: 100 });
    expect(of('GE2')?.value).toBeCloseTo(10 / 40, 1);
    expect(of('DT2')).toMatchObject({ value: 100, completeness: 1 });
    expect(of('DT4')?.value).toBeCloseTo((100 * 276) / 288, 6);
    expect(of('CN4')).toMatchObject({ value: 12 });
    expect(of('GP3')?.tags).toContain('ramp-up');

    const planned = await current(PLANNED);
    expect(planned).toMatchObject({ track: 'planned', simulated: true });
    expect(planned?.indicators).toHaveLength(25);
  });

  it('makes no new revision of unchanged inputs', async () => {
    expect(await run(null)).toMatchObject({ asOf, zones: 2, revisions: 0, failed: [] });
  });

  it('makes a revision with its reason when late data changes a window', async () => {
    await stack.exceedLate();
    expect(await run(OPERATING)).toMatchObject({ zones: 1, revisions: 1 });
    const score = await current(OPERATING);
    expect(score).toMatchObject({ revision: 2, reason: 'late-data' });
    const compliance = score?.indicators.find(indicator => indicator.id === 'GE1');
    expect(compliance?.diagnostics).toMatchObject({ exceedanceDays: 1 });
    expect(score?.underReview).toContainEqual({ gate: 'G4', indicator: 'GE1', value: 1 });
    expect(score?.gates).toEqual([]);
  });

  it('says so when facts changed', async () => {
    stack.changeFact();
    await run(OPERATING);
    expect(await current(OPERATING)).toMatchObject({ revision: 3, reason: 'facts-changed' });
  });

  it('keeps inputs from which the same score comes again, bit for bit', async () => {
    const stored = await stack.scoring.app.get(RevisionsService).findInputs({ zone: OPERATING });
    const { method, inputs } = stored as RestoredRevision;
    const again = scoreZone(method, inputs);
    expect(JSON.parse(JSON.stringify(again))).toEqual(
      JSON.parse(
        JSON.stringify({
          ...stored?.score,
          inputsHash: undefined,
          revision: undefined,
          computedAt: undefined,
          reason: undefined,
        }),
      ),
    );
  });

  it('finds a score as it was known at a moment, and as corrected since', async () => {
    const find = async (query: object) =>
      (await stack.rpc.request(scoringRpc.find.subject, { zone: OPERATING, ...query }, scoringRpc.find.reply))
        .score;
    const revisions = await stack.rpc.request(
      scoringRpc.revisions.subject,
      { zone: OPERATING },
      scoringRpc.revisions.reply,
    );
    expect(revisions.items.map(({ revision, reason, changed }) => ({ revision, reason, changed }))).toEqual([
      { revision: 1, reason: 'scheduled', changed: null },
      {
        revision: 2,
        reason: 'late-data',
        changed: [{ part: 'windows', day: localDateOf(windowStart('day', asOf - 3 * DAY)) }],
      },
      { revision: 3, reason: 'facts-changed', changed: [{ part: 'registry', day: null }] },
    ]);
    const [first, second] = revisions.items;
    expect(await find({ knownAt: (second?.computedAt ?? 0) - 1 })).toMatchObject({ revision: 1 });
    expect(await find({ knownAt: second?.computedAt })).toMatchObject({ revision: 2 });
    expect(await find({ knownAt: (first?.computedAt ?? 0) - 1 })).toBeNull();
    expect(await find({ asOf: asOf + 30 * DAY })).toMatchObject({ asOf, revision: 3 });
    expect(await find({ asOf: asOf - 1 })).toBeNull();
    expect(await find({ asOf: asOf + 59 * 60_000, revision: 2 })).toMatchObject({ asOf, revision: 2 });
    expect(await find({ asOf: asOf + DAY, revision: 2 })).toBeNull();
    expect((await find({ revision: 2, asOf }))?.inputsHash).toBe(second?.inputsHash);
  });

  it('answers with the history, newest revision of each hour, and the list of all zones', async () => {
    const { items } = await stack.rpc.request(
      scoringRpc.history.subject,
      { zone: OPERATING, from: asOf - DAY, to: asOf + 1, limit: 10 },
      scoringRpc.history.reply,
    );
    expect(items.map(item => [item.asOf, item.revision])).toEqual([[asOf, 3]]);
    const all = await stack.rpc.request(scoringRpc.current.subject, {}, scoringRpc.current.reply);
    expect(all.items.map(item => item.zone)).toEqual([OPERATING, PLANNED]);
  });

  it('announces each revision once on the stream of events', async () => {
    const manager = await jetstream(stack.nc).jetstreamManager();
    const info = await manager.streams.info('EVENTS', { subjects_filter: subjects.allScores });
    expect(info.state.subjects).toEqual({ [subjects.score(OPERATING)]: 3, [subjects.score(PLANNED)]: 1 });
  });

  it('does not answer with inputs that were altered after they were stored', async () => {
    const findInputs = () => stack.scoring.app.get(RevisionsService).findInputs({ zone: OPERATING });
    const [[, hash] = []] = (
      await stack.dataSource.query<{ part: string[] }[]>(
        `SELECT input_parts -> 3 AS part FROM score_revisions WHERE zone = $1 AND revision = 3`,
        [OPERATING],
      )
    ).map(row => row.part);
    const [row] = await stack.dataSource.query<{ body: Buffer }[]>(
      'SELECT body FROM input_parts WHERE hash = $1',
      [hash],
    );
    const body = row?.body ?? Buffer.alloc(0);
    const altered = gzipSync(gunzipSync(body).toString('utf8').replace('276', '277'));
    const put = (bytes: Buffer) =>
      stack.dataSource.query('UPDATE input_parts SET body = $1 WHERE hash = $2', [bytes, hash]);
    await put(altered);
    await expect(findInputs()).rejects.toMatchObject({
      code: 'SCORE.INPUTS_DAMAGED',
      message: expect.stringContaining('delivery') as string,
    });
    await put(body);
    expect((await findInputs())?.score).toMatchObject({ revision: 3 });
  });

  it('refuses a zone it does not know', async () => {
    await expect(run('nowhere')).rejects.toMatchObject({ code: 'ZONE.UNKNOWN' });
  });

  it('reports its health', async () => {
    const health = await stack.rpc.request(subjects.rpc('scoring', 'health'), {}, healthReportSchema);
    expect(health).toMatchObject({ service: 'scoring', status: 'up' });
  });
});
