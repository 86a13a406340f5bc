import { randomUUID } from 'node:crypto';
import {
  certificatesRpc,
  robustnessRpc,
  scenariosRpc,
  systemActor,
  type WhatIf,
  whatIfRpc,
} from '#libs/contracts';
import { answerRpc } from '#libs/testing';
import { type Stack, startStack } from '../test/start-stack.js';

const ZONE = 'do-son';
const CHANGES = [{ kind: 'add-solar' as const, kwp: 5_000 }];
const side = {
  value: 60,
  low: 55,
  high: 70,
  confidence: 0.8,
  confidenceBand: 'high' as const,
  grade: 'C' as const,
  status: 'provisional' as const,
  tags: [],
  simulated: true,
  gates: [],
  weakest: [],
};
const RESULT: WhatIf = {
  zone: ZONE,
  track: 'operating',
  method: 'HP-GSR 0.1',
  asOf: 1,
  revision: 1,
  before: side,
  after: { ...side, value: 64, tags: ['assumed'] },
  pillars: [{ id: 'GP', before: 40, after: 50 }],
  indicators: [],
};

/** An error as a service sends it. */
const refusal = (code: string, message: string, data?: object) =>
  Object.assign(new Error(message), { toJSON: () => ({ code, message, data }) });

describe('what-if, scenarios, robustness and certificates over HTTP', () => {
  let stack: Stack;
  let actor: string;
  const asked: unknown[] = [];
  const id = randomUUID();
  const stored = {
    id,
    zone: ZONE,
    name: 'five megawatts',
    changes: CHANGES,
    createdBy: systemActor('test'),
    createdAt: 1,
    updatedBy: systemActor('test'),
    updatedAt: 1,
  };
  let fault: Error | null = null;

  const send = async (method: string, path: string, body?: unknown, as: string | undefined = actor) => {
    const response = await fetch(`${stack.base}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(as !== undefined && { 'x-gz-actor': as }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };

  beforeAll(async () => {
    stack = await startStack();
    const { body } = await stack.get('/api/v1/actors');
    actor = (body as { items: { id: string }[] }).items[0]?.id ?? 'nobody';
    answerRpc(stack.nc, whatIfRpc.evaluate.subject, question => {
      asked.push(question);
      if (fault !== null) throw fault;
      return RESULT;
    });
    answerRpc(stack.nc, scenariosRpc.list.subject, () => ({ items: [stored] }));
    answerRpc(stack.nc, scenariosRpc.find.subject, question => {
      if ((question as { id: string }).id !== id) throw refusal('SCENARIO.UNKNOWN', 'no such scenario');
      return stored;
    });
    answerRpc(stack.nc, scenariosRpc.create.subject, question => {
      asked.push(question);
      return stored;
    });
    answerRpc(stack.nc, scenariosRpc.change.subject, () => ({ ...stored, name: 'six' }));
    answerRpc(stack.nc, scenariosRpc.remove.subject, () => stored);
    answerRpc(stack.nc, robustnessRpc.assess.subject, ({ track }: { track: string }) => ({
      ...{ track, method: 'HP-GSR 0.1', asOf: null, seed: 1, draws: 1_000 },
      ...{ zones: [], choices: [], correlations: [], pillars: [] },
    }));
    answerRpc(stack.nc, certificatesRpc.ofZone.subject, ({ zone }: { zone: string }) => ({
      ...{ zone, track: 'operating', asOf: 1, items: [] },
    }));
    await stack.nc.flush();
  }, 90_000);

  afterAll(async () => {
    await stack?.stop();
  });

  it('supposes something of a zone, without an actor and without keeping it', async () => {
    const answer = await send('POST', `/zones/${ZONE}/what-if`, { changes: CHANGES }, '');
    expect(answer).toEqual({ status: 200, body: RESULT });
    expect(asked.at(-1)).toEqual({ zone: ZONE, changes: CHANGES });
    expect(await send('POST', '/zones/nowhere/what-if', { changes: [] })).toMatchObject({ status: 404 });
  });

  it('refuses what is no change, and says which', async () => {
    const changes = [...CHANGES, { kind: 'add-solar', kwp: -1 }];
    expect(await send('POST', `/zones/${ZONE}/what-if`, { changes })).toMatchObject({
      status: 400,
      body: { code: 'REQUEST.INVALID', data: { faults: [{ path: 'changes.1.kwp' }] } },
    });
  });

  it('keeps a scenario in the name of an actor, and nobody else', async () => {
    const draft = { zone: ZONE, name: '  five megawatts ', changes: CHANGES };
    expect(await send('POST', '/scenarios', draft, 'nobody')).toMatchObject({
      ...{ status: 400, body: { code: 'ACTOR.UNKNOWN' } },
    });
    expect(await send('POST', '/scenarios', draft)).toEqual({ status: 201, body: stored });
    expect(asked.at(-1)).toMatchObject({ draft: { name: 'five megawatts' }, actor: { id: actor } });
    expect(await send('POST', '/scenarios', { ...draft, changes: [] })).toMatchObject({ status: 400 });
    expect(await send('PUT', `/scenarios/${id}`, { name: 'six', changes: CHANGES })).toMatchObject({
      ...{ status: 200, body: { name: 'six' } },
    });
    expect(await send('DELETE', `/scenarios/${id}`)).toEqual({ status: 200, body: stored });
    expect((await stack.get(`/api/v1/scenarios?zone=${ZONE}`)).body).toEqual({
      ...{ items: [stored], nextCursor: null },
    });
  });

  it('scores a scenario anew when it is opened, and shows it although a change can no longer be', async () => {
    expect((await stack.get(`/api/v1/scenarios/${id}`)).body).toEqual({
      ...{ scenario: stored, result: RESULT, problem: null },
    });
    fault = refusal('WHAT_IF.EVENT_CLOSED', 'Change 1: closed already', { change: 0 });
    expect((await stack.get(`/api/v1/scenarios/${id}`)).body).toMatchObject({
      result: null,
      problem: { code: 'WHAT_IF.EVENT_CLOSED' },
    });
    expect(await send('POST', `/zones/${ZONE}/what-if`, { changes: CHANGES })).toMatchObject({
      status: 422,
      body: { code: 'WHAT_IF.EVENT_CLOSED', data: { change: 0 } },
    });
    fault = refusal('SCORE.INPUTS_DAMAGED', 'a part is missing');
    expect(await stack.get(`/api/v1/scenarios/${id}`)).toMatchObject({
      ...{ status: 500, body: { code: 'SCORE.INPUTS_DAMAGED' } },
    });
    fault = null;
    expect(await stack.get(`/api/v1/scenarios/${randomUUID()}`)).toMatchObject({
      ...{ status: 404, body: { code: 'SCENARIO.UNKNOWN' } },
    });
  });

  it('tells the robustness of each track, and the certificates of a zone', async () => {
    expect((await stack.get('/api/v1/robustness')).body).toMatchObject({ track: 'operating' });
    expect((await stack.get('/api/v1/robustness?track=planned')).body).toMatchObject({ track: 'planned' });
    expect((await stack.get('/api/v1/robustness?track=all')).status).toBe(400);
    expect((await stack.get(`/api/v1/zones/${ZONE}/certificates`)).body).toMatchObject({ zone: ZONE });
    expect((await stack.get('/api/v1/zones/nowhere/certificates')).status).toBe(404);
  });
});
