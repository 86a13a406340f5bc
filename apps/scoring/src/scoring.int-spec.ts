import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { jetstream } from '@nats-io/jetstream';
import type { DataSource } from 'typeorm';
import type { z } from 'zod';
import {
  BUCKETS,
  certificatesRpc,
  CONSUMERS,
  type Device,
  type Fact,
  factsRpc,
  healthReportSchema,
  type IndicatorExplanation,
  ingestRpc,
  lineageRpc,
  methodRpc,
  type Metric,
  registryRpc,
  RETENTION,
  type Score,
  type ScoreChanges,
  robustnessRpc,
  scenariosRpc,
  scoringRpc,
  snapshotRpc,
  STREAMS,
  subjects,
  systemActor,
  type UsedWindow,
  whatIfRpc,
  type Zone,
} from '#libs/contracts';
import { createDataSource } from '#libs/database';
import { connectNats, type NatsConnection, provisionStreams, RpcClient } from '#libs/messaging';
import { localDateOf, readSnapshotFile, scoreZone } from '#libs/readiness';
import { windowStart } from '#libs/telemetry';
import {
  answerRpc,
  FakeClock,
  type InfluxServer,
  influxSettings,
  type NatsServer,
  natsSettings,
  postgresSettings,
  serviceSettings,
  sharedPostgres,
  silentLogger,
  startInflux,
  startNats,
  stopSharedPostgres,
} from '#libs/testing';
import { ensureDatabase, InfluxLineWriter } from '#libs/timeseries';
import { type RunningScoring, scoringDatabase, startScoring } from './bootstrap.js';
import { CreateScoring1795478700000 } from './migrations/1795478700000-create-scoring.js';
import { CreateSnapshots1795600020000 } from './migrations/1795600020000-create-snapshots.js';
import { CreateScenarios1795600030000 } from './migrations/1795600030000-create-scenarios.js';
import { ScheduleService } from './schedule/schedule.service.js';
import { RevisionsService } from './scores/revisions.service.js';
import type { RestoredRevision } from './scores/revisions.ports.js';
import { settledHour } from './scores/settled-hour.js';
import { demoWindows } from './test/demo-windows.builder.js';
import { signingKey } from './test/signing-key.builder.js';

const seed = <Row>(name: string): Row[] => JSON.parse(readFileSync(`seeds/${name}.json`, 'utf8')) as Row[];
const DAY = 86_400_000;
const DATABASE = 'greenzone';
const OPERATING = 'do-son';
const PLANNED = 'tan-trao-1';

type UsedWindowsReply = z.output<typeof lineageRpc.windows.reply>;
interface OfZone {
  readonly zone: string;
}

jest.setTimeout(30_000);

describe('scoring on real servers', () => {
  let nats: NatsServer;
  let influx: InfluxServer;
  let nc: NatsConnection;
  let dataSource: DataSource;
  let scoring: RunningScoring;
  let rpc: RpcClient;
  let writer: InfluxLineWriter;
  let facts: Fact[];
  const metrics = new Map(seed<Metric>('metrics').map(metric => [metric.id, metric]));
  const devices = seed<Device>('devices').filter(device => device.zone === OPERATING);
  const clock = new FakeClock(Date.now());
  const asOf = settledHour(clock.now());
  const actor = { ...systemActor('test'), name: 'tester' };

  const run = (zone: string | null) => {
    clock.advance(1);
    return rpc.request(scoringRpc.run.subject, { zone, actor }, scoringRpc.run.reply, { timeoutMs: 30_000 });
  };
  const current = async (zone: string) =>
    (await rpc.request(scoringRpc.current.subject, { zone }, scoringRpc.current.reply)).score;
  const explain = async (indicator: string, more: object = {}) =>
    (
      await rpc.request(
        lineageRpc.explain.subject,
        { zone: OPERATING, indicator, ...more },
        lineageRpc.explain.reply,
      )
    ).explanation;
  const write = async (policy: 'hour' | 'day', lines: string[]) => {
    for (let i = 0; i < lines.length; i += 2_000) {
      const body = lines.slice(i, i + 2_000).join('\n');
      const outcome = await writer.write(body, {
        database: DATABASE,
        retentionPolicy: policy,
        precision: 'ms',
      });
      expect(outcome).toMatchObject({ kind: 'stored' });
    }
  };

  beforeAll(async () => {
    [nats, influx] = await Promise.all([startNats({ jetstream: true }), startInflux()]);
    const database = await (await sharedPostgres()).createDatabase();
    const config = {
      ...natsSettings(nats),
      ...influxSettings(influx, DATABASE),
      ...postgresSettings(database),
      ...serviceSettings('scoring'),
      GZ_SNAPSHOT_KEY: signingKey(),
      GZ_SNAPSHOT_RETIRED_KEYS: [],
      GZ_SNAPSHOT_GRACE_HOURS: 72,
    };
    dataSource = await createDataSource({
      ...scoringDatabase(config),
      migrations: [CreateScoring1795478700000, CreateSnapshots1795600020000, CreateScenarios1795600030000],
    });
    await dataSource.query('CREATE SCHEMA scoring');
    await dataSource.runMigrations();
    await ensureDatabase({ url: influx.url, database: DATABASE, retention: RETENTION });
    writer = new InfluxLineWriter({ url: influx.url });
    const [from, to] = [windowStart('day', asOf - 30 * DAY), windowStart('day', asOf)];
    for (const device of devices) {
      await write('hour', demoWindows(device, metrics, 'hour', from, asOf));
      await write('day', demoWindows(device, metrics, 'day', from, to));
    }

    nc = await connectNats({
      url: nats.url,
      user: nats.user,
      password: nats.password,
      name: 'test',
      logger: silentLogger(),
    });
    await provisionStreams(nc, { streams: STREAMS, consumers: CONSUMERS, buckets: BUCKETS });
    facts = seed<Fact>('facts');
    const zones = seed<Zone>('zones').filter(zone => [OPERATING, PLANNED].includes(zone.code));
    answerRpc(nc, registryRpc.zones.subject, () => ({ items: zones }));
    answerRpc(nc, registryRpc.metrics.subject, () => ({ items: [...metrics.values()] }));
    answerRpc(nc, registryRpc.limits.subject, () => ({ items: seed('limits') }));
    answerRpc(nc, registryRpc.devices.subject, ({ zone }: OfZone) => ({
      items: devices.filter(d => d.zone === zone),
    }));
    answerRpc(nc, registryRpc.cadences.subject, () => ({ items: [] }));
    answerRpc(nc, factsRpc.facts.subject, ({ zone }: OfZone) => ({
      items: facts.filter(fact => fact.zone === zone),
    }));
    answerRpc(nc, factsRpc.confirmedEvents.subject, () => ({ items: [] }));
    answerRpc(nc, methodRpc.pillars.subject, () => ({ items: seed('pillars') }));
    answerRpc(nc, methodRpc.indicators.subject, () => ({ items: seed('indicators') }));
    answerRpc(nc, methodRpc.weightPresets.subject, () => ({ items: seed('presets') }));
    answerRpc(nc, certificatesRpc.requirements.subject, () => ({ items: seed('certificates') }));
    answerRpc(nc, methodRpc.tariffs.subject, () => ({ items: seed('tariffs') }));
    answerRpc(nc, ingestRpc.delivery.subject, () => ({
      items: devices.map(({ id }) => ({
        device: id,
        received: 1,
        stored: 1,
        failed: 0,
        rejected: 0,
        presentSlots: 280,
        timelySlots: 276,
        firstEventAt: asOf - 30 * DAY,
        lastEventAt: asOf,
        firstLiveAt: asOf - DAY,
      })),
    }));
    scoring = await startScoring(config, 'embedded', clock);
    rpc = new RpcClient(nc);
  }, 90_000);

  afterAll(async () => {
    await scoring?.close();
    writer?.close();
    await nc?.close();
    await dataSource?.destroy();
    await Promise.all([nats?.stop(), influx?.stop()]);
    await stopSharedPostgres();
  });

  it('scores an operating zone from windows and facts, and a planned one from its design', async () => {
    // The clock hardly moves, so the schedule has nothing more to do for the rest of the test.
    await scoring.app.get(ScheduleService).tick();

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
    const outlet = devices.find(device => device.kind === 'wastewater-outlet') as Device;
    const day = windowStart('day', asOf - 3 * DAY);
    const over = (metric: string) => (metric === 'ww.out.cod' ? 400 : undefined);
    await write('hour', demoWindows(outlet, metrics, 'hour', day, day + DAY, over));
    expect(await run(OPERATING)).toMatchObject({ zones: 1, revisions: 1 });
    const score = await current(OPERATING);
    expect(score).toMatchObject({ revision: 2, reason: 'late-data' });
    const compliance = score?.indicators.find(indicator => indicator.id === 'GE1');
    expect(compliance?.diagnostics).toMatchObject({ exceedanceDays: 1 });
    expect(score?.underReview).toContainEqual({ gate: 'G4', indicator: 'GE1', value: 1 });
    expect(score?.gates).toEqual([]);
  });

  it('says so when facts changed', async () => {
    facts = facts.map(fact =>
      fact.zone === OPERATING && fact.fact === 'fibre.separate_entries' ? { ...fact, value: 1 } : fact,
    );
    await run(OPERATING);
    expect(await current(OPERATING)).toMatchObject({ revision: 3, reason: 'facts-changed' });
  });

  it('keeps inputs from which the same score comes again, bit for bit', async () => {
    const stored = await scoring.app.get(RevisionsService).findInputs({ zone: OPERATING });
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
      (await rpc.request(scoringRpc.find.subject, { zone: OPERATING, ...query }, scoringRpc.find.reply))
        .score;
    const revisions = await rpc.request(
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

  it('explains every indicator from the stored inputs, adding up to the score', async () => {
    const score = (await current(OPERATING)) as Score;
    let points = 0;
    for (const { id, inputs, value, score: own } of score.indicators) {
      const explanation = await explain(id);
      expect(explanation).toMatchObject({ score: { revision: 3 }, result: { id, value, score: own } });
      const { series, delivery, contribution, steps, formula, definition } =
        explanation as IndicatorExplanation;
      // Every input that is a stored series is shown, with as many windows as the score used.
      expect(series.map(({ device, metric, tier, windows }) => ({ device, metric, tier, windows }))).toEqual(
        inputs.filter(use => use.metric !== '*'),
      );
      for (const use of series) {
        expect(use.windows === 0 ? use.first : (use.first ?? 0) >= use.from).toBe(
          use.windows === 0 ? null : true,
        );
      }
      expect(delivery).toHaveLength(inputs.filter(use => use.metric === '*').length);
      if (steps.onCurve !== null && own !== null) {
        const cap = steps.evidenceCap ?? 100;
        expect(Math.max(0, Math.min(steps.onCurve - steps.penalty, cap))).toBe(own);
      }
      expect(formula.textVi).not.toBe('');
      expect(definition.basis.every(({ text, tag }) => text !== tag)).toBe(true);
      points += contribution.points;
    }
    expect(points).toBeCloseTo(score.value, 9);
  });

  it('shows the windows an indicator used, page by page, as they were then', async () => {
    const outlet = devices.find(device => device.kind === 'wastewater-outlet') as Device;
    const pages = async (revision: number) => {
      const items: UsedWindow[] = [];
      let next: number | null = 0;
      while (next !== null) {
        const page: UsedWindowsReply = await rpc.request(
          lineageRpc.windows.subject,
          {
            ...{ zone: OPERATING, asOf, revision, indicator: 'GE1', after: next, limit: 500 },
            ...{ device: outlet.id, metric: 'ww.out.cod', tier: 'hour' },
          },
          lineageRpc.windows.reply,
        );
        items.push(...(page.windows?.items ?? []));
        next = page.windows?.next ?? null;
      }
      return items;
    };
    const [before, after] = [await pages(1), await pages(3)];
    const used = (await explain('GE1'))?.series.find(
      use => use.device === outlet.id && use.metric === 'ww.out.cod',
    );
    expect(after).toHaveLength(used?.windows ?? -1);
    expect(after.reduce((sum, { n }) => sum + n, 0)).toBe(used?.readings);
    const changed = after.filter((window, i) => window.mean !== before[i]?.mean);
    expect(changed.map(({ mean }) => mean)).toEqual(Array.from({ length: 24 }, () => 400));
    expect(await explain('GE1', { asOf: asOf - 1 })).toBeNull();
  });

  it('says what moved the score, in points that add up to the change', async () => {
    const compare = async (fromRevision: number, toRevision: number) =>
      (
        await rpc.request(
          lineageRpc.changes.subject,
          { zone: OPERATING, from: asOf, to: asOf, fromRevision, toRevision },
          lineageRpc.changes.reply,
        )
      ).changes as ScoreChanges;
    const late = await compare(1, 2);
    expect(late.indicators.map(({ id }) => id)).toContain('GE1');
    expect(late.change).toBeLessThan(0);
    expect(late.change).toBe(late.to.value - late.from.value);
    expect(late.indicators.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(late.change, 9);
    expect(late).toMatchObject({ gates: 0, weights: 0, simulated: true });
    expect(late.indicators.find(({ id }) => id === 'GE1')).toMatchObject({ before: { value: 100 } });
    const facts = await compare(2, 3);
    expect(facts.indicators.map(({ id }) => id)).toEqual(['CN6']);
    expect(facts.indicators[0]?.points).toBeCloseTo(facts.change, 9);
    expect(facts.nextGrade?.points).toBe((facts.nextGrade?.from ?? 0) - facts.to.value);
    // A zone with nothing older is compared with its first score.
    const { changes } = await rpc.request(
      lineageRpc.changes.subject,
      { zone: OPERATING, from: asOf - 30 * DAY, to: asOf },
      lineageRpc.changes.reply,
    );
    expect(changes).toMatchObject({ change: 0, indicators: [], from: { asOf } });
  });

  it('answers with the history, newest revision of each hour, and the list of all zones', async () => {
    const { items } = await rpc.request(
      scoringRpc.history.subject,
      { zone: OPERATING, from: asOf - DAY, to: asOf + 1, limit: 10 },
      scoringRpc.history.reply,
    );
    expect(items.map(item => [item.asOf, item.revision])).toEqual([[asOf, 3]]);
    const all = await rpc.request(scoringRpc.current.subject, {}, scoringRpc.current.reply);
    expect(all.items.map(item => item.zone)).toEqual([OPERATING, PLANNED]);
  });

  it('announces each revision once on the stream of events', async () => {
    const manager = await jetstream(nc).jetstreamManager();
    const info = await manager.streams.info('EVENTS', { subjects_filter: subjects.allScores });
    expect(info.state.subjects).toEqual({ [subjects.score(OPERATING)]: 3, [subjects.score(PLANNED)]: 1 });
  });

  it('does not answer with inputs that were altered after they were stored', async () => {
    const findInputs = () => scoring.app.get(RevisionsService).findInputs({ zone: OPERATING });
    const [[, hash] = []] = (
      await dataSource.query<{ part: string[] }[]>(
        `SELECT input_parts -> 3 AS part FROM score_revisions WHERE zone = $1 AND revision = 3`,
        [OPERATING],
      )
    ).map(row => row.part);
    const [row] = await dataSource.query<{ body: Buffer }[]>('SELECT body FROM input_parts WHERE hash = $1', [
      hash,
    ]);
    const body = row?.body ?? Buffer.alloc(0);
    const altered = gzipSync(gunzipSync(body).toString('utf8').replace('276', '277'));
    const put = (bytes: Buffer) =>
      dataSource.query('UPDATE input_parts SET body = $1 WHERE hash = $2', [bytes, hash]);
    await put(altered);
    await expect(findInputs()).rejects.toMatchObject({
      code: 'SCORE.INPUTS_DAMAGED',
      message: expect.stringContaining('delivery') as string,
    });
    await put(body);
    expect((await findInputs())?.score).toMatchObject({ revision: 3 });
  });

  it('supposes something of a zone without storing it, and says which change cannot be', async () => {
    const { subject, reply } = whatIfRpc.evaluate;
    const suppose = (changes: unknown[], zone = OPERATING) =>
      rpc.request(subject, { zone, changes }, reply, { timeoutMs: 20_000 });
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
    const made = await rpc.request(scenariosRpc.create.subject, { draft, actor }, scenariosRpc.create.reply);
    expect(made).toMatchObject({ ...draft, createdBy: actor, createdAt: clock.now() });
    clock.advance(1_000);
    const second = { ...actor, id: 'second' };
    const changed = await rpc.request(
      scenariosRpc.change.subject,
      { id: made.id, draft: { name: 'six', changes: [{ kind: 'add-solar', kwp: 6_000 }] }, actor: second },
      scenariosRpc.change.reply,
    );
    expect(changed).toMatchObject({ name: 'six', createdBy: actor, updatedBy: second });
    const list = (zone: string) =>
      rpc.request(scenariosRpc.list.subject, { zone }, scenariosRpc.list.reply).then(({ items }) => items);
    expect(await list(OPERATING)).toEqual([changed]);
    expect(await list(PLANNED)).toEqual([]);
    await rpc.request(scenariosRpc.remove.subject, { id: made.id, actor }, scenariosRpc.remove.reply);
    expect(await list(OPERATING)).toEqual([]);
    await expect(
      rpc.request(scenariosRpc.find.subject, { id: made.id }, scenariosRpc.find.reply),
    ).rejects.toMatchObject({ code: 'SCENARIO.UNKNOWN' });
  });

  it('says how firm a ranking is, from the scores as they are, the same again until one changes', async () => {
    const ask = (track: string) =>
      rpc.request(robustnessRpc.assess.subject, { track }, robustnessRpc.assess.reply, { timeoutMs: 10_000 });
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
    const { items, track } = await rpc.request(subject, { zone: OPERATING }, reply);
    expect(track).toBe('operating');
    const share = items.find(({ answer }) => answer?.kind === 'indicator' && answer.id === 'CW4');
    const reuse = facts.find(({ zone, fact }) => zone === OPERATING && fact === 'water.reuse_pct')
      ?.value as number;
    expect(share).toMatchObject({
      ...{ state: 'short', value: reuse, simulated: true, benchmark: { value: 50 } },
    });
    expect(share?.shortBy).toBeCloseTo(50 - reuse, 9);
    expect(items.filter(({ answer }) => answer === null).every(({ state }) => state === 'not-measured')).toBe(
      true,
    );
    await expect(rpc.request(subject, { zone: 'nowhere' }, reply)).rejects.toMatchObject({
      code: 'ZONE.UNKNOWN',
    });
  });

  it('freezes an hour, hands its file out in parts, and finds the chain intact', async () => {
    const { freeze, file, list, keys, verify } = snapshotRpc;
    const request = { kind: 'interim', month: null, actor };
    const frozen = await rpc.request(freeze.subject, request, freeze.reply, { timeoutMs: 30_000 });
    expect(frozen).toMatchObject({ sequence: 1, asOf, createdBy: actor, simulated: true });
    const { items } = await rpc.request(list.subject, { before: null, limit: 5 }, list.reply);
    expect(items).toEqual([frozen]);
    const { part } = await rpc.request(file.subject, { sequence: 1, offset: 0 }, file.reply);
    const bytes = Buffer.from(part?.base64 ?? '', 'base64');
    expect(bytes.length).toBe(part?.total);
    expect(readSnapshotFile(bytes)?.hash).toBe(frozen.hash);
    const { part: none } = await rpc.request(file.subject, { sequence: 2, offset: 0 }, file.reply);
    expect(none).toBeNull();
    const known = await rpc.request(keys.subject, {}, keys.reply);
    expect(known.items).toEqual([expect.objectContaining({ id: frozen.key.id, current: true })]);
    const verdict = await rpc.request(verify.subject, {}, verify.reply, { timeoutMs: 15_000 });
    expect(verdict).toMatchObject({ state: 'intact', snapshots: 1, scores: 2 });
  });

  it('refuses a zone it does not know', async () => {
    await expect(run('nowhere')).rejects.toMatchObject({ code: 'ZONE.UNKNOWN' });
  });

  it('reports its health', async () => {
    const health = await rpc.request(subjects.rpc('scoring', 'health'), {}, healthReportSchema);
    expect(health).toMatchObject({ service: 'scoring', status: 'up' });
  });
});
