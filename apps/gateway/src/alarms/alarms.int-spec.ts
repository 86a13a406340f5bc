import {
  type Alarm,
  type AlarmBackTest,
  alarmBackTestRpc,
  alarmHealthRpc,
  type AlarmRuleVersion,
  alarmRuleEditsRpc,
  alarmsRpc,
} from '#libs/contracts';
import { answerRpc } from '#libs/testing';
import { type Answer, type Stack, startStack } from '../test/start-stack.js';

const ALARM: Alarm = {
  ...{
    id: 'abc_-1',
    rule: 'voltage-high',
    zone: 'trang-due',
    device: 'trang-due-power-01',
    metric: 'power.voltage',
  },
  ...{ priority: 1, state: 'raised', textVi: 'x', textEn: 'x', value: 12, limit: 10, basis: 'test' },
  ...{ raisedAt: 1, clearedAt: null, late: false, simulated: true, acknowledged: null, shelved: null },
  ...{ assignee: null, suppressedBy: null, revision: 0 },
};

const VERSION: AlarmRuleVersion = {
  ...{ rule: 'voltage-high', version: 1, zone: null, status: 'enabled', effectiveFrom: 1, effectiveTo: null },
  definition: {
    ...{
      metric: 'power.voltage',
      comparison: 'above',
      set: 10,
      clear: 8,
      onDelaySeconds: 60,
      offDelaySeconds: 0,
    },
    ...{
      suspect: 'ignore',
      priority: 2,
      textVi: 'x',
      textEn: 'x',
      basis: 'x',
      source: 'x',
      confidence: 'low',
    },
  },
  made: null,
};

const COUNT = {
  ...{
    devices: 1,
    readings: 10,
    compared: 10,
    firstReading: 0,
    lastReading: 0,
    hours: 1,
    hoursWithReadings: 1,
    episodes: 1,
    open: 0,
    underTwoMinutes: 1,
    totalSeconds: 60,
    longestSeconds: 60,
  },
};
const BACK_TEST: AlarmBackTest = {
  ...{ id: 'test-1', rule: 'voltage-high', state: 'done', progress: 1, fault: null, from: 0, to: 1 },
  ...{ source: 'raw', longestGapSeconds: 1_800, total: COUNT, zones: [], episodes: [], episodesLeftOut: 0 },
};

describe('alarms over HTTP', () => {
  let stack: Stack;
  let asked: { [subject: string]: unknown } = {};
  let refusal: object | undefined;

  const answer = <Data>(subject: string, reply: (data: Data) => unknown) =>
    answerRpc<Data>(stack.nc, subject, data => {
      asked[subject] = data;
      if (refusal) throw Object.assign(new Error(), refusal);
      return reply(data);
    });

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    command(`alarms${path}`, body, headers);

  const command = async (
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(`${stack.base}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'x-gz-actor': 'operator-lan', 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };

  beforeAll(async () => {
    stack = await startStack();
    answer(alarmsRpc.list.subject, () => ({ items: [ALARM], nextCursor: null }));
    answer<{ id: string }>(alarmsRpc.find.subject, ({ id }) => ({
      detail: id === ALARM.id ? { alarm: ALARM, history: [] } : null,
    }));
    answer(alarmsRpc.act.subject, () => ({ outcome: 'done', alarm: ALARM }));
    answer(alarmsRpc.acknowledgeMany.subject, () => ({ acknowledged: [ALARM.id], already: [], refused: [] }));
    answer(alarmsRpc.shelveMany.subject, () => ({ shelved: [ALARM.id], refused: [] }));
    answer(alarmHealthRpc.health.subject, () => ({
      ...{
        zone: null,
        from: 0,
        to: 1,
        alarms: 0,
        chattering: [],
        frequent: [],
        priorities: [],
        benchmarks: [],
      },
      tenMinutes: { mean: 0, peak: 0, peakAt: null, overTenShare: 0 },
      floods: { count: 0, shareOfTime: 0, longest: [] },
      stale: { count: 0, oldest: [] },
    }));
    answer(alarmRuleEditsRpc.list.subject, () => ({ items: [VERSION] }));
    answer<{ rule: string }>(alarmRuleEditsRpc.find.subject, ({ rule }) => ({
      detail:
        rule === VERSION.rule
          ? { rule, latest: 1, inForce: VERSION, overrides: [], versions: [VERSION] }
          : null,
    }));
    answer(alarmRuleEditsRpc.add.subject, () => VERSION);
    answer(alarmBackTestRpc.start.subject, () => BACK_TEST);
    answer<{ id: string }>(alarmBackTestRpc.find.subject, ({ id }) => ({
      test: id === BACK_TEST.id ? BACK_TEST : null,
    }));
    await stack.nc.flush();
  }, 90_000);

  beforeEach(() => {
    asked = {};
    refusal = undefined;
  });

  afterAll(() => stack?.stop(), 30_000);

  it('lists by what is asked for', async () => {
    const since = '2026-11-01T00:00:00+07:00';
    const query = new URLSearchParams({ severity: 'critical', state: 'standing', shelved: 'false', since });
    expect((await stack.get(`/api/v1/alarms?${query.toString()}`)).body).toEqual({
      items: [ALARM],
      nextCursor: null,
    });
    expect(asked[alarmsRpc.list.subject]).toEqual({
      ...{ priority: 1, state: 'standing', shelved: false, since: Date.parse(since), limit: 100 },
    });
    expect(await stack.get('/api/v1/alarms?shelved=perhaps')).toMatchObject({ status: 400 });
  });

  it('shows one with its history', async () => {
    expect((await stack.get(`/api/v1/alarms/${ALARM.id}`)).body).toEqual({ alarm: ALARM, history: [] });
    expect(await stack.get('/api/v1/alarms/none')).toMatchObject({
      status: 404,
      body: { code: 'ALARM.UNKNOWN' },
    });
  });

  it.each<[string, unknown, object]>([
    ['acknowledge', { revision: 2 }, { action: { kind: 'acknowledge' }, revision: 2 }],
    [
      'shelve',
      { minutes: 5, reason: 'repair' },
      { action: { kind: 'shelve', minutes: 5, reason: 'repair' } },
    ],
    ['unshelve', {}, { action: { kind: 'unshelve' } }],
    ['comment', { text: 'called' }, { action: { kind: 'comment', text: 'called' } }],
    [
      'assign',
      { assignee: 'operator-minh' },
      { action: { kind: 'assign', assignee: { id: 'operator-minh', name: 'Trần Văn Minh' } } },
    ],
  ])('passes on who wants to %s what', async (path, body, request) => {
    const answered = await post(`/${ALARM.id}/${path}`, body, { 'idempotency-key': 'k1' });
    expect(answered).toMatchObject({ status: 200, body: { outcome: 'done' } });
    expect(asked[alarmsRpc.act.subject]).toMatchObject({
      ...{ id: ALARM.id, key: 'k1', actor: { id: 'operator-lan' } },
      ...request,
    });
    const [row] = await stack.dataSource.query<unknown[]>(
      'SELECT command, target, actor_id FROM commands ORDER BY at DESC LIMIT 1',
    );
    expect(row).toEqual({ command: `${path}-alarm`, target: ALARM.id, actor_id: 'operator-lan' });
  });

  it('acknowledges many at once', async () => {
    const answered = await post('/acknowledge', { ids: [ALARM.id], reason: 'all known' });
    expect(answered).toMatchObject({ status: 200, body: { acknowledged: [ALARM.id] } });
    expect(asked[alarmsRpc.acknowledgeMany.subject]).toMatchObject({ ids: [ALARM.id], reason: 'all known' });
  });

  it('shelves many at once, for a time and with a reason', async () => {
    const shelf = { minutes: 30, reason: 'haze from outside' };
    const answered = await post('/shelve', { ids: [ALARM.id], ...shelf });
    expect(answered).toMatchObject({ status: 200, body: { shelved: [ALARM.id], refused: [] } });
    expect(asked[alarmsRpc.shelveMany.subject]).toMatchObject({
      ...{ ids: [ALARM.id], ...shelf, actor: { id: 'operator-lan' } },
    });
    expect((await post('/shelve', { ids: [ALARM.id], minutes: 30 })).status).toBe(400);
  });

  it.each<[string, unknown, Record<string, string>, number]>([
    ['shelve', { minutes: 5 }, {}, 400],
    ['shelve', { minutes: 24 * 60 + 1, reason: 'for ever' }, {}, 400],
    ['comment', { text: '  ' }, {}, 400],
    ['assign', { assignee: 'nobody' }, {}, 400],
    ['acknowledge', {}, { 'x-gz-actor': 'nobody' }, 400],
  ])('refuses to %s with %j', async (path, body, headers, status) => {
    expect((await post(`/${ALARM.id}/${path}`, body, headers)).status).toBe(status);
    expect(asked[alarmsRpc.act.subject]).toBeUndefined();
  });

  it('says clearly that somebody was faster', async () => {
    refusal = { code: 'ALARM.ALREADY_SHELVED', message: 'Minh has shelved it.', data: { alarm: ALARM } };
    expect(await post(`/${ALARM.id}/shelve`, { minutes: 5, reason: 'repair' })).toMatchObject({
      ...{ status: 409, body: { code: 'ALARM.ALREADY_SHELVED', data: { alarm: { id: ALARM.id } } } },
    });
  });

  it('asks for the health of a week, and of no span that is too long', async () => {
    expect((await stack.get('/api/v1/alarms/health?zone=trang-due')).status).toBe(200);
    const { from, to } = asked[alarmHealthRpc.health.subject] as { from: number; to: number };
    expect(to - from).toBe(7 * 86_400_000);
    const query = 'from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z';
    expect((await stack.get(`/api/v1/alarms/health?${query}`)).status).toBe(400);
  });

  it('shows rules with their versions', async () => {
    expect((await stack.get('/api/v1/alarm-rules?zone=trang-due')).body).toEqual({ items: [VERSION] });
    expect(asked[alarmRuleEditsRpc.list.subject]).toEqual({ zone: 'trang-due' });
    expect((await stack.get('/api/v1/alarm-rules/voltage-high')).body).toMatchObject({ latest: 1 });
    expect((await stack.get('/api/v1/alarm-rules/voltage-high/versions')).body).toEqual({ items: [VERSION] });
    expect(await stack.get('/api/v1/alarm-rules/none')).toMatchObject({
      ...{ status: 404, body: { code: 'ALARM_RULE.UNKNOWN' } },
    });
  });

  it.each<[string, object, object]>([
    [
      'versions',
      { changes: { set: 11 }, effectiveFrom: '2030-01-01T00:00:00Z' },
      { status: 'enabled', zone: null },
    ],
    ['disable', { zone: 'trang-due' }, { status: 'disabled', zone: 'trang-due', changes: {} }],
    ['enable', {}, { status: 'enabled', changes: {} }],
  ])('passes on a new version by %s', async (path, body, draft) => {
    const given = { basedOn: 1, reason: 'tap was moved', ...body };
    expect((await command(`alarm-rules/voltage-high/${path}`, given)).body).toEqual(VERSION);
    expect(asked[alarmRuleEditsRpc.add.subject]).toMatchObject({
      ...{ rule: 'voltage-high', basedOn: 1, reason: 'tap was moved', actor: { id: 'operator-lan' } },
      ...draft,
    });
  });

  it('takes no version without a reason, nor with a field that no rule has', async () => {
    for (const body of [{ basedOn: 1 }, { basedOn: 1, reason: 'because', changes: { sett: 1 } }])
      expect((await command('alarm-rules/voltage-high/versions', body)).status).toBe(400);
    expect(asked[alarmRuleEditsRpc.add.subject]).toBeUndefined();
  });

  it('starts a back-test and shows it until it is gone', async () => {
    const span = { from: '2026-06-01T00:00:00Z', to: '2026-06-02T00:00:00Z' };
    expect(await command('alarm-back-tests', { rule: 'voltage-high', ...span })).toMatchObject({
      ...{ status: 202, body: BACK_TEST },
    });
    expect(asked[alarmBackTestRpc.start.subject]).toEqual({
      ...{ rule: 'voltage-high', changes: {}, from: Date.parse(span.from), to: Date.parse(span.to) },
    });
    expect((await stack.get('/api/v1/alarm-back-tests/test-1')).body).toEqual(BACK_TEST);
    expect(await stack.get('/api/v1/alarm-back-tests/gone')).toMatchObject({
      ...{ status: 404, body: { code: 'ALARM_BACK_TEST.UNKNOWN' } },
    });
    expect((await command('alarm-back-tests', { rule: 'voltage-high' })).status).toBe(400);
  });
});
