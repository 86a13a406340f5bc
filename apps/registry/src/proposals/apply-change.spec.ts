import fc from 'fast-check';
import type { ConfirmedEvent, Fact } from '#libs/contracts';
import { addDays } from '../records/local-days.js';
import { applyEventChange, applyFactChange, type CurrentVersion } from './apply-change.js';
import { setFact } from './proposals.builder.js';

const ZONE = 'trang-due';

/** Applies a change to versions on record; the record stays as it is when the change is refused. */
function put(current: readonly CurrentVersion<Fact>[], change: Parameters<typeof applyFactChange>[2]) {
  const applied = applyFactChange(ZONE, current, change);
  if (!applied.ok) return { current, refused: applied.fault.rule };
  const kept = current.filter(version => !applied.close.includes(version.recordId));
  const added = applied.add.map((body, index) => ({
    recordId: `${change.action} ${kept.length} ${index}`,
    body,
  }));
  return { current: [...kept, ...added], refused: null };
}

const day = fc.integer({ min: 0, max: 400 }).map(days => addDays('2025-01-01', days));
const covers = ({ body }: CurrentVersion<Fact>, date: string) =>
  body.validFrom <= date && (body.validTo === null || body.validTo >= date);

describe('applyFactChange', () => {
  it('lets what is replaced stand for the days before', () => {
    const { current } = put([], setFact({ validFrom: '2025-01-01', value: 10 }));
    const [old] = current as [CurrentVersion<Fact>];
    const next = put(current, setFact({ validFrom: '2026-07-01', value: 20, replaces: old.recordId }));
    expect(next.current.map(({ body }) => [body.value, body.validFrom, body.validTo])).toEqual([
      [10, '2025-01-01', '2026-06-30'],
      [20, '2026-07-01', null],
    ]);
  });

  it('takes the place of what began on the same day or later', () => {
    const { current } = put([], setFact({ validFrom: '2026-01-01', value: 10 }));
    const [old] = current as [CurrentVersion<Fact>];
    const next = put(current, setFact({ validFrom: '2025-06-01', value: 20, replaces: old.recordId }));
    expect(next.current.map(({ body }) => body.value)).toEqual([20]);
  });

  it('refuses a second statement that begins on the same day, and to replace what is gone', () => {
    const { current } = put([], setFact());
    expect(put(current, setFact()).refused).toBe('same-begin');
    expect(put(current, setFact({ replaces: '0191', validFrom: '2026-02-01' })).refused).toBe('overtaken');
    expect(put(current, { action: 'remove', fact: 'water.reuse_pct', replaces: '0191' }).refused).toBe(
      'overtaken',
    );
  });

  it('removes one and leaves the others', () => {
    const first = put([], setFact({ value: 1 }));
    const both = put(first.current, setFact({ value: 2, validFrom: '2026-02-01' }));
    const [one] = both.current as [CurrentVersion<Fact>];
    const left = put(both.current, {
      action: 'remove',
      fact: 'water.reuse_pct',
      replaces: one.recordId,
    });
    expect(left.current.map(({ body }) => body.value)).toEqual([2]);
  });

  it('marks how sure a statement is by what proves it', () => {
    const { current } = put([], setFact({ evidenceLevel: 'L4' }));
    expect(current[0]?.body).toMatchObject({ zone: ZONE, confidence: 'high' });
    expect(current[0]?.body).not.toHaveProperty('replaces');
  });

  it('never has two statements that begin on one day, nor one that ends before it begins, nor an old one beside its successor', () => {
    const step = fc.record({
      from: day,
      length: fc.option(fc.integer({ min: 0, max: 300 })),
      pick: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), steps => {
        let current: readonly CurrentVersion<Fact>[] = [];
        for (const { from, length, pick } of steps) {
          const replaced = pick % 3 === 0 ? undefined : current[pick % Math.max(1, current.length)];
          const change = setFact({
            validFrom: from,
            validTo: length === null ? null : addDays(from, length),
            replaces: replaced?.recordId ?? null,
          });
          const next = put(current, change);
          if (next.refused === null && replaced) {
            const rest = next.current.filter(({ body }) => body.validFrom === replaced.body.validFrom);
            if (replaced.body.validFrom < from)
              expect(rest.some(version => covers(version, from))).toBe(false);
          }
          current = next.current.map((version, index) => ({ ...version, recordId: `${index}` }));
          const begins = current.map(({ body }) => body.validFrom);
          expect(new Set(begins).size).toBe(begins.length);
          for (const { body } of current)
            expect(body.validTo === null || body.validTo >= body.validFrom).toBe(true);
        }
      }),
    );
  });
});

describe('applyEventChange', () => {
  const confirmation = { id: 'e1', zone: ZONE, confirmedBy: 'Vũ Anh Đức', confirmedOn: '2026-03-02' };
  const record = {
    action: 'record',
    kind: 'sanction',
    occurredOn: '2026-02-10',
    documentId: 'doc-1',
  } as const;

  it('records, closes and retracts', () => {
    const recorded = applyEventChange(undefined, record, confirmation);
    if (!recorded.ok) throw new Error('refused');
    const [body] = recorded.add as [ConfirmedEvent];
    expect(body).toEqual({
      ...{ id: 'e1', zone: ZONE, kind: 'sanction', occurredOn: '2026-02-10', closedOn: null },
      ...{ confirmedBy: 'Vũ Anh Đức', confirmedOn: '2026-03-02', document: 'doc-1' },
    });
    const current = { recordId: 'r1', body };
    expect(
      applyEventChange(
        current,
        { action: 'close', event: 'e1', closedOn: '2026-06-01', documentId: 'doc-2' },
        { ...confirmation, confirmedBy: 'someone else' },
      ),
    ).toEqual({
      ok: true,
      close: ['r1'],
      add: [{ ...body, closedOn: '2026-06-01', closureDocument: 'doc-2' }],
    });
    expect(
      applyEventChange(current, { action: 'retract', event: 'e1', documentId: 'doc-3' }, confirmation),
    ).toEqual({ ok: true, close: ['r1'], add: [] });
  });
});
