import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  type Actor,
  type Document,
  DOCUMENT_PART_BYTES,
  ErrorCode,
  factsWorkflowRpc as workflow,
  type Proposal,
} from '#libs/contracts';
import { answerRpc } from '#libs/testing';
import { type Stack, startStack } from '../test/start-stack.js';

const ZONE = 'trang-due';
const ID = '0191f3a4-7b1e-7c3d-9a2b-0123456789ab';

/** What the registry would answer to a proposal. */
const proposal = (state: Proposal['state'], actor: Actor): Proposal => ({
  ...{ id: ID, subject: 'event', zone: ZONE, key: ID, reason: 'decision', baseRevision: 0, overtaken: false },
  ...{ state, proposedAt: 1, proposedBy: actor, replaced: null, replyUntil: '2026-12-08' },
  change: { action: 'record', kind: 'sanction', occurredOn: '2026-11-10', documentId: ID },
  history: [{ at: 1, state: 'proposed', actor, reason: 'decision' }],
  evidence: [],
});

describe('facts over HTTP', () => {
  let stack: Stack;
  const asked = new Map<string, unknown>();
  const parts = new Map<string, Buffer>();
  let kept: Document | null = null;
  let refusal: { code: string } | null = null;

  const answer = <Data>(subject: string, reply: (data: Data) => unknown) =>
    answerRpc<Data>(stack.nc, subject, data => {
      asked.set(subject, data);
      if (refusal) throw Object.assign(new Error(), { ...refusal, message: 'refused' });
      return reply(data);
    });
  const post = async (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(`${stack.base}/api/v1${path}`, { method: 'POST', body, headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const command = (path: string, body: object, actor = 'operator-lan') =>
    post(path, JSON.stringify(body), { 'content-type': 'application/json', 'x-gz-actor': actor });

  beforeAll(async () => {
    stack = await startStack();
    answer(workflow.records.subject, () => ({ items: [] }));
    answer(workflow.expiring.subject, () => ({ items: [] }));
    answer<{ actor: Actor }>(workflow.propose.subject, ({ actor }) => proposal('proposed', actor));
    answer<{ actor: Actor }>(workflow.decide.subject, ({ actor }) => proposal('confirmed', actor));
    answer<{ upload: string; number: number; base64: string }>(
      workflow.documentPart.subject,
      ({ number, base64 }) => {
        const part = Buffer.from(base64, 'base64');
        parts.set(String(number), part);
        return { bytes: part.length };
      },
    );
    answer<{ upload: string; actor: Actor } & Document>(
      workflow.finishDocument.subject,
      ({ upload, zone, name, bytes, sha256, actor }) => {
        kept = {
          ...{ id: upload, zone, name, bytes, sha256, mediaType: 'application/pdf' },
          ...{ uploadedAt: 1, uploadedBy: actor },
        };
        return kept;
      },
    );
    answer(workflow.document.subject, () => ({ document: kept }));
    answer<{ number: number }>(workflow.documentBytes.subject, ({ number }) => ({
      base64: parts.get(String(number))?.toString('base64') ?? null,
    }));
    await stack.nc.flush();
  }, 60_000);

  afterEach(() => {
    refusal = null;
  });

  afterAll(async () => {
    await stack?.stop();
  });

  it('asks for facts as known and as valid at a time', async () => {
    const query = 'knownAt=2026-11-01T00:00:00Z&validAt=2026-06-30&history=false';
    const { status, body } = await stack.get(`/api/v1/zones/${ZONE}/facts?${query}`);
    expect({ status, body }).toEqual({ status: 200, body: { items: [], nextCursor: null } });
    expect(asked.get(workflow.records.subject)).toEqual({
      ...{ zone: ZONE, validAt: '2026-06-30', history: false },
      knownAt: Date.parse('2026-11-01T00:00:00Z'),
    });
    expect((await stack.get('/api/v1/zones/nowhere/facts')).status).toBe(404);
  });

  it('asks for what runs out within some days', async () => {
    expect((await stack.get('/api/v1/facts/expiring?within=P90D')).status).toBe(200);
    expect(asked.get(workflow.expiring.subject)).toEqual({ withinDays: 90 });
    expect((await stack.get('/api/v1/facts/expiring?within=3M')).status).toBe(400);
  });

  it('hands a proposal and a decision on with their actor, and records them as commands', async () => {
    const change = { action: 'record', kind: 'sanction', occurredOn: '2026-11-10', documentId: ID };
    const body = { zone: ZONE, reason: 'decision 12', revision: 0, change };
    expect(await command('/event-proposals', body)).toMatchObject({
      status: 201,
      body: { state: 'proposed' },
    });
    expect(asked.get(workflow.propose.subject)).toMatchObject({
      ...{ subject: 'event', change, revision: 0 },
      actor: { id: 'operator-lan', unverified: true },
    });
    const path = `/event-proposals/${ID}/confirm`;
    expect(await command(path, { reason: 'seen' }, 'operator-minh')).toMatchObject({ status: 200 });
    expect(asked.get(workflow.decide.subject)).toMatchObject({
      id: ID,
      decision: 'confirm',
      subject: 'event',
    });
    await command(path, { reason: 'seen', documentId: ID }, 'operator-minh');
    expect(asked.get(workflow.decide.subject)).toMatchObject({ decision: 'confirm', documentId: ID });
    const commands = await stack.dataSource.query<{ command: string; actor_id: string }[]>(
      `SELECT c.command, c.actor_id FROM commands AS c WHERE c.command LIKE '%event%' ORDER BY c.at`,
    );
    expect(commands).toEqual([
      { command: 'propose-event', actor_id: 'operator-lan' },
      { command: 'confirm-event-proposal', actor_id: 'operator-minh' },
      { command: 'confirm-event-proposal', actor_id: 'operator-minh' },
    ]);
  });

  it('refuses a command of nobody, and a proposal of another shape', async () => {
    const body = { zone: ZONE, reason: 'x', revision: 0, change: { action: 'record' } };
    expect(await command('/event-proposals', body)).toMatchObject({ status: 400 });
    expect(await command(`/fact-proposals/${ID}/reject`, { reason: 'wrong' }, 'nobody')).toMatchObject({
      ...{ status: 400, body: { code: ErrorCode.ActorUnknown } },
    });
  });

  it.each([
    [ErrorCode.ProposalSameActor, 409],
    [ErrorCode.ProposalOvertaken, 409],
    [ErrorCode.ProposalInvalid, 422],
    [ErrorCode.ProposalUnknown, 404],
    [ErrorCode.ActorRoleRefused, 403],
  ])('answers %s with %i', async (code, status) => {
    refusal = { code };
    expect(await command(`/fact-proposals/${ID}/confirm`, { reason: 'seen' })).toMatchObject({
      ...{ status, body: { code } },
    });
  });

  it('keeps a file in parts and gives it back byte for byte, as an attachment that no browser shows', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7'), randomBytes(DOCUMENT_PART_BYTES * 2 + 77)]);
    const name = "giấy phép '24.pdf";
    const headers = { 'content-type': 'application/pdf', 'x-gz-actor': 'operator-lan' };
    const path = `/zones/${ZONE}/documents?name=${encodeURIComponent(name)}`;
    expect(await post(path, bytes, headers)).toMatchObject({
      status: 201,
      body: { name, sha256: createHash('sha256').update(bytes).digest('hex') },
    });
    expect(parts.size).toBe(3);
    const response = await fetch(`${stack.base}/api/v1/documents/${kept?.id}/content`);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="document"; filename\*=UTF-8''gi%E1%BA%A5y%20ph%C3%A9p%20%2724\.pdf$/,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    // One byte that is not what was uploaded is no document any more.
    parts.set('1', randomBytes(10));
    expect((await stack.get(`/api/v1/documents/${kept?.id}/content`)).status).toBe(503);
  });

  it('refuses names that are paths, and files that are too large', async () => {
    const headers = { 'content-type': 'application/pdf', 'x-gz-actor': 'operator-lan' };
    const bad = encodeURIComponent('../x.pdf');
    expect((await post(`/zones/${ZONE}/documents?name=${bad}`, 'x', headers)).status).toBe(400);
    const large = Buffer.alloc(10 * 1024 ** 2 + 1);
    expect((await post(`/zones/${ZONE}/documents?name=x.pdf`, large, headers)).status).toBe(413);
    expect((await stack.get(`/api/v1/documents/${randomUUID()}x`)).status).toBe(400);
  });
});
