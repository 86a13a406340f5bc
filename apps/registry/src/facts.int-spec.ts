import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import type { z } from 'zod';
import {
  type Actor,
  type Document,
  DOCUMENT_PART_BYTES,
  type EventChange,
  type Fact,
  type FactChange,
  factsRpc,
  factsWorkflowRpc as workflow,
  type Proposal,
  subjects,
} from '#libs/contracts';
import { eventually, FakeClock } from '#libs/testing';
import { seedRegistry } from './seeding/seed-registry.js';
import { setFact } from './proposals/proposals.builder.js';
import { type Stack, startStack } from './test/start-stack.js';

const ZONE = 'trang-due';
const FACT = 'water.reuse_pct';
const DAY = 86_400_000;
const person = (id: string, role: Actor['role'] = 'operator'): Actor => ({
  ...{ id, name: id, role, unverified: true },
});
const LAN = person('operator-lan');
const MINH = person('operator-minh');

type SetFact = Extract<FactChange, { action: 'set' }>;

describe('facts by two people, on real servers', () => {
  const clock = new FakeClock(Date.parse('2026-11-24T09:00:00+07:00'));
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack(clock);
    await seed();
  }, 60_000);

  afterAll(async () => {
    await stack?.stop();
  });

  const seed = () => seedRegistry({ dataSource: stack.dataSource, clock }, 'seeds', null);
  const ask = <Reply>(question: { subject: string; reply: z.ZodType<Reply> }, data: object) =>
    stack.rpc.request(question.subject, data, question.reply, { timeoutMs: 10_000 });
  const records = async (more: object = {}) =>
    (await ask(workflow.records, { zone: ZONE, fact: FACT, ...more })).items;
  const scored = async (name = FACT, knownAt?: number): Promise<Fact[]> =>
    (await ask(factsRpc.facts, { zone: ZONE, knownAt })).items.filter(({ fact }) => fact === name);
  const propose = (change: FactChange, revision: number, actor = LAN) =>
    ask(workflow.propose, { subject: 'fact', zone: ZONE, change, reason: 'new report', revision, actor });
  const decide = (
    proposal: Proposal,
    actor: Actor,
    decision: 'confirm' | 'reject' | 'withdraw' = 'confirm',
  ) =>
    ask(workflow.decide, {
      ...{ id: proposal.id, subject: proposal.subject, decision },
      ...{ reason: 'checked', actor },
    });
  /** How many changes of a kind are on the stream. */
  const onStream = async (kind: string): Promise<number> => {
    const manager = await jetstream(stack.connection).jetstreamManager();
    const subject = subjects.registry(kind);
    const { state } = await manager.streams.info('EVENTS', { subjects_filter: subject });
    return state.subjects?.[subject] ?? 0;
  };
  const upload = async (bytes: Buffer, name = 'report.pdf'): Promise<Document> => {
    const id = randomUUID();
    for (let number = 0; number * DOCUMENT_PART_BYTES < bytes.length; number++) {
      const part = bytes.subarray(number * DOCUMENT_PART_BYTES, (number + 1) * DOCUMENT_PART_BYTES);
      await ask(workflow.documentPart, { upload: id, number, base64: part.toString('base64') });
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return ask(workflow.finishDocument, {
      ...{ upload: id, zone: ZONE, name, bytes: bytes.length, sha256, actor: LAN },
    });
  };
  const pdf = (size = 200) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]);

  it('keeps a proposal away from scoring until a second person confirms it, and announces it once', async () => {
    const [before] = await records();
    if (before === undefined) throw new Error('no seed');
    const change: SetFact = setFact({ value: 41, validFrom: '2026-11-01', replaces: before.recordId });
    const proposal = await propose(change, before.lineRevision);
    expect(proposal).toMatchObject({
      state: 'proposed',
      overtaken: false,
      replaced: { value: before.value },
    });
    expect((await scored()).map(fact => fact.value)).toEqual([before.value]);

    await expect(decide(proposal, LAN)).rejects.toMatchObject({ code: 'PROPOSAL.SAME_ACTOR' });
    await expect(decide(proposal, person('investor-ha', 'investor'))).rejects.toMatchObject({
      code: 'ACTOR.ROLE_REFUSED',
    });
    clock.advance(60_000);
    const confirmed = await decide(proposal, MINH);
    expect(confirmed.history.map(step => [step.state, step.actor.id])).toEqual([
      ['proposed', LAN.id],
      ['confirmed', MINH.id],
    ]);
    await expect(decide(proposal, MINH)).rejects.toMatchObject({ code: 'PROPOSAL.DECIDED' });

    expect((await scored()).map(fact => [fact.value, fact.validFrom, fact.validTo])).toEqual([
      [before.value, before.validFrom, '2026-10-31'],
      [41, '2026-11-01', null],
    ]);
    // As it was known a minute ago, and every version there was.
    expect((await scored(FACT, clock.now() - 1)).map(fact => fact.value)).toEqual([before.value]);
    expect((await records({ validAt: '2026-11-24' })).map(fact => [fact.value, fact.approvedBy])).toEqual([
      [41, MINH.name],
    ]);
    expect(await records({ history: true })).toHaveLength(3);
    await eventually(
      () => onStream('facts'),
      count => count > 0,
    );
    expect(await onStream('facts')).toBe(1);
  });

  it('lets the first of two editors win and tells the second', async () => {
    const [, current] = await records();
    if (current === undefined) throw new Error('no fact');
    const change = (value: number) => setFact({ value, validFrom: '2026-11-01', replaces: current.recordId });
    const first = await propose(change(42), current.lineRevision);
    const second = await propose(change(43), current.lineRevision, MINH);
    const [done, lost] = await Promise.allSettled([decide(first, MINH), decide(second, LAN)]);
    const refused = [done, lost].filter(result => result.status === 'rejected');
    expect(refused).toEqual([
      { status: 'rejected', reason: expect.objectContaining({ code: 'PROPOSAL.OVERTAKEN' }) as Error },
    ]);
    await expect(propose(change(44), current.lineRevision)).rejects.toMatchObject({
      code: 'PROPOSAL.OVERTAKEN',
    });
    const waiting = await ask(workflow.proposals, { subject: 'fact', zone: ZONE, state: 'proposed' });
    expect(waiting.items).toMatchObject([{ overtaken: true }]);
    const [left] = waiting.items as [Proposal];
    await expect(decide(left, left.proposedBy, 'withdraw')).resolves.toMatchObject({ state: 'withdrawn' });
  });

  it('leaves to people what they have taken over, however often the seeds are written', async () => {
    const before = await scored();
    expect((await seed()).find(item => item.kind === 'fact')).toMatchObject({ changed: 0 });
    expect(await scored()).toEqual(before);
  });

  it('tells all that does not fit the catalogue', async () => {
    const change = setFact({ value: 130, unit: 'kg', evidenceLevel: 'L4' });
    await expect(propose(change, 3)).rejects.toMatchObject({
      code: 'PROPOSAL.INVALID',
      data: { faults: [{ rule: 'unit' }, { rule: 'range' }, { rule: 'document' }] },
    });
    await expect(propose(setFact({ fact: 'water.unheard_of' }), 0)).rejects.toMatchObject({
      code: 'FACT.KIND_UNKNOWN',
    });
  });

  it('keeps a document byte for byte, once, and refuses what is none', async () => {
    const bytes = pdf(DOCUMENT_PART_BYTES + 1_000);
    const document = await upload(bytes);
    expect(document).toMatchObject({ mediaType: 'application/pdf', bytes: bytes.length });
    expect((await upload(bytes, 'again.pdf')).id).toBe(document.id);
    const parts: Buffer[] = [];
    for (let number = 0; ; number++) {
      const { base64 } = await ask(workflow.documentBytes, { id: document.id, number });
      if (base64 === null) break;
      parts.push(Buffer.from(base64, 'base64'));
    }
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    await expect(upload(Buffer.from('<script>'))).rejects.toMatchObject({ code: 'DOCUMENT.TYPE_REFUSED' });
    await expect(
      ask(workflow.finishDocument, {
        ...{ upload: randomUUID(), zone: ZONE, name: 'x', bytes: 5, sha256: 'a'.repeat(64), actor: LAN },
      }),
    ).rejects.toMatchObject({ code: 'DOCUMENT.INCOMPLETE' });
    // What is whole does not change any more.
    await ask(workflow.documentPart, { upload: document.id, number: 0, base64: 'AAAA' });
    const { base64 } = await ask(workflow.documentBytes, { id: document.id, number: 0 });
    expect(
      Buffer.from(base64 ?? '', 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('records a legal event by two people with its document, and closes and retracts it likewise', async () => {
    const documentId = (await upload(pdf())).id;
    const change = (value: EventChange, revision: number, actor = LAN) =>
      ask(workflow.propose, {
        ...{ subject: 'event', zone: ZONE, change: value, reason: 'decision 12/QĐ-XPHC', revision, actor },
      });
    const events = async () => (await ask(factsRpc.confirmedEvents, { zone: ZONE })).items;
    const record: EventChange = { action: 'record', kind: 'sanction', occurredOn: '2026-11-10', documentId };
    await expect(change({ ...record, documentId: randomUUID() }, 0)).rejects.toMatchObject({
      code: 'DOCUMENT.UNKNOWN',
    });
    const proposal = await change(record, 0);
    expect(proposal).toMatchObject({ subject: 'event', replyUntil: '2026-12-08' });
    expect(await events()).toEqual([]);
    await decide(proposal, MINH);
    expect(await events()).toMatchObject([
      { kind: 'sanction', confirmedBy: MINH.name, confirmedOn: '2026-11-24', closedOn: null },
    ]);
    const event = proposal.key;
    const closing = await change({ action: 'close', event, closedOn: '2026-11-20', documentId }, 1);
    await decide(closing, MINH);
    expect(await events()).toMatchObject([{ id: event, closedOn: '2026-11-20' }]);
    await decide(await change({ action: 'retract', event, documentId }, 2, MINH), LAN);
    expect(await events()).toEqual([]);
    const { items } = await ask(workflow.events, { zone: ZONE, history: true });
    expect(items.map(({ revision, closedOn }) => [revision, closedOn])).toEqual([
      [1, null],
      [2, '2026-11-20'],
    ]);
    await expect(change({ action: 'retract', event, documentId }, 3)).rejects.toMatchObject({
      code: 'EVENT.UNKNOWN',
    });
  });

  it('lets nothing be rewritten, not even by hand', async () => {
    const { dataSource } = stack;
    for (const statement of [
      `UPDATE records SET body = '{}'`,
      'DELETE FROM records',
      `UPDATE proposal_history SET reason = 'other'`,
      'TRUNCATE documents CASCADE',
    ])
      await expect(dataSource.query(statement)).rejects.toThrow(/only ever added to|never rewritten/);
  });

  it('warns once a stage before the end of validity and when it has ended', async () => {
    const set = setFact({ fact: 'water.non_revenue_pct', value: 7, validTo: '2027-01-15' });
    const [known] = (await ask(workflow.records, { zone: ZONE, fact: set.fact })).items;
    const change = { ...set, replaces: known?.recordId ?? null };
    await decide(await propose(change, known?.lineRevision ?? 0), MINH);
    const told = async (count: number) => {
      await stack.restart();
      const rows = () =>
        stack.dataSource.query<{ stage: number }[]>(
          `SELECT e.stage AS stage FROM expiry_notices AS e JOIN records AS r ON r.id = e.record
           WHERE r.key = $1 AND r.zone = $2 AND r.known_to_ms IS NULL ORDER BY e.noticed_at_ms`,
          [set.fact, ZONE],
        );
      return (await eventually(rows, found => found.length >= count)).map(row => row.stage);
    };
    expect(await told(1)).toEqual([60]);
    expect(await told(1)).toEqual([60]);
    clock.advance(30 * DAY);
    expect(await told(2)).toEqual([60, 30]);
    clock.advance(30 * DAY);
    expect(await told(3)).toEqual([60, 30, 0]);
    const { items } = await ask(workflow.expiring, { zone: ZONE, withinDays: 60 });
    expect(items.find(({ fact }) => fact === set.fact)).toMatchObject({ validity: 'expired', stage: 0 });
    await eventually(
      () => onStream('expiry'),
      count => count >= 3,
    );
  }, 60_000);
});
