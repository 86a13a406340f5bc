import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import {
  type Actor,
  detectionsRpc,
  type ExceedanceEvidence,
  factsRpc,
  factsWorkflowRpc as workflow,
} from '#libs/contracts';
import { FakeClock } from '#libs/testing';
import { seedRegistry } from '../seeding/seed-registry.js';
import { type Stack, startStack } from '../test/start-stack.js';

const ZONE = 'trang-due';
const DEVICE = 'trang-due-wwout-01';
const MINH: Actor = { id: 'operator-minh', name: 'Minh', role: 'operator', unverified: true };

const evidence = (mean: number): ExceedanceEvidence => ({
  ...{ from: 0, to: 1, mean, unit: 'mg/L', limit: { min: null, max: 75 }, basis: 'QCVN 40:2011/BTNMT' },
  ...{ tags: [], validHours: 20, isOver: mean > 75, simulated: true },
});

describe('detected exceedances, on real servers', () => {
  const clock = new FakeClock(Date.parse('2026-11-24T09:00:00+07:00'));
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack(clock);
    await seedRegistry({ dataSource: stack.dataSource, clock }, 'seeds', null);
  }, 60_000);

  afterAll(async () => {
    await stack?.stop();
  });

  const ask = <Reply>(question: { subject: string; reply: z.ZodType<Reply> }, data: object) =>
    stack.rpc.request(question.subject, data, question.reply, { timeoutMs: 10_000 });
  const detect = async (mean: number, day = '2026-11-20') => {
    const detected = { zone: ZONE, device: DEVICE, metric: 'ww.out.cod', day, evidence: evidence(mean) };
    return (await ask(detectionsRpc.detect, detected)).outcome;
  };
  const proposals = async () =>
    (await ask(workflow.proposals, { subject: 'event', zone: ZONE })).items.flatMap(item =>
      item.subject === 'event' ? [item] : [],
    );
  const decide = (id: string, decision: 'confirm' | 'reject', more: object = {}) =>
    ask(workflow.decide, { id, subject: 'event', decision, reason: 'checked', actor: MINH, ...more });
  const events = async () => (await ask(factsRpc.confirmedEvents, { zone: ZONE })).items;
  const upload = async (): Promise<string> => {
    const bytes = Buffer.from('%PDF-1.7 minutes of sampling');
    const id = randomUUID();
    await ask(workflow.documentPart, { upload: id, number: 0, base64: bytes.toString('base64') });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const whole = { upload: id, zone: ZONE, name: 'minutes.pdf', bytes: bytes.length, sha256, actor: MINH };
    return (await ask(workflow.finishDocument, whole)).id;
  };

  it('proposes a mean once, and adds what it was found to be later', async () => {
    expect(await Promise.all([detect(80), detect(80)])).toEqual(
      expect.arrayContaining(['proposed', 'known']),
    );
    clock.advance(60_000);
    expect(await detect(81.5)).toBe('revised');
    expect(await detect(81.5)).toBe('known');
    expect(await detect(70, '2026-11-21')).toBe('none');
    const [found, ...others] = await proposals();
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      state: 'proposed',
      proposedBy: { id: 'system-alarms', role: 'system' },
      change: {
        ...{ action: 'record', kind: 'exceedance-day', occurredOn: '2026-11-20' },
        detection: { device: DEVICE, metric: 'ww.out.cod' },
      },
    });
    expect(found?.evidence.map(({ mean }) => mean)).toEqual([80, 81.5]);
    const { items } = await ask(detectionsRpc.detections, { from: '2026-11-20' });
    expect(items).toEqual([
      { device: DEVICE, metric: 'ww.out.cod', day: '2026-11-20', evidence: evidence(81.5) },
    ]);
    expect((await ask(detectionsRpc.detections, { from: '2026-11-21' })).items).toEqual([]);
  });

  it('is on record only when a person has confirmed it, with a document', async () => {
    const [found] = await proposals();
    const id = found?.id ?? '';
    expect(await events()).toEqual([]);
    await expect(decide(id, 'confirm')).rejects.toMatchObject({ code: 'PROPOSAL.INVALID' });
    await expect(decide(id, 'confirm', { documentId: randomUUID() })).rejects.toMatchObject({
      code: 'DOCUMENT.UNKNOWN',
    });
    const documentId = await upload();
    expect(await decide(id, 'confirm', { documentId })).toMatchObject({ state: 'confirmed' });
    expect(await events()).toMatchObject([
      { kind: 'exceedance-day', occurredOn: '2026-11-20', confirmedBy: 'Minh', document: documentId },
    ]);
    expect(await detect(60)).toBe('revised');
    expect((await proposals())[0]).toMatchObject({ state: 'confirmed', evidence: { length: 3 } });
  });

  it('stays rejected, whatever the mean is later', async () => {
    expect(await detect(90, '2026-11-22')).toBe('proposed');
    const [found] = await proposals();
    await decide(found?.id ?? '', 'reject');
    expect(await detect(95, '2026-11-22')).toBe('revised');
    expect((await proposals())[0]).toMatchObject({ state: 'rejected', evidence: { length: 2 } });
    expect(await events()).toHaveLength(1);
    await expect(stack.dataSource.query('UPDATE proposal_evidence SET number = 9')).rejects.toThrow(
      /only ever added to/,
    );
  });
});
