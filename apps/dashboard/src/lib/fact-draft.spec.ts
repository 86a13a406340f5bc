import type { FactKind, FactRecord } from '../data/facts.js';
import { type FactDraft, needsDocument, toStatement } from './fact-draft.js';

const kind = (more: Partial<FactKind> = {}): FactKind =>
  ({ id: 'water.reuse_pct', unit: '%', type: 'number', document: 'optional', ...more }) as FactKind;
const draft = (more: Partial<FactDraft> = {}): FactDraft => ({
  ...{ value: '12,5', evidenceLevel: 'L2', milestone: 'M1', validFrom: '2026-11-24', validTo: '' },
  ...{ source: ' operator ', document: '' },
  ...more,
});
const bare = { documentId: null, replaces: undefined, language: 'en' as const };

describe('toStatement', () => {
  it('reads numbers with a comma or a point, and leaves empty fields out', () => {
    expect(toStatement(kind(), draft(), bare)).toMatchObject({
      ...{ value: 12.5, unit: '%', validTo: null, source: 'operator', document: null, replaces: null },
    });
    expect(toStatement(kind(), draft({ value: '12.5' }), bare)?.value).toBe(12.5);
    expect(toStatement(kind(), draft(), bare)).not.toHaveProperty('milestone');
  });

  it('makes nothing of a value that is none', () => {
    expect(toStatement(kind(), draft({ value: '' }), bare)).toBeNull();
    expect(toStatement(kind(), draft({ value: 'twelve' }), bare)).toBeNull();
  });

  it('gives a choice the value of its kind, not its text', () => {
    const options = [
      { value: 0, nameVi: '', nameEn: '' },
      { value: 'A', nameVi: '', nameEn: '' },
    ];
    expect(toStatement(kind({ type: 'enum', options }), draft({ value: '0' }), bare)?.value).toBe(0);
    expect(toStatement(kind({ type: 'enum', options }), draft({ value: 'A' }), bare)?.value).toBe('A');
    expect(toStatement(kind({ type: 'boolean' }), draft({ value: 'false' }), bare)?.value).toBe(false);
  });

  it('names what it replaces, and the milestone of a design value', () => {
    const replaces = { recordId: 'r1' } as FactRecord;
    const design = kind({ id: 'design.CW4' });
    expect(toStatement(design, draft(), { ...bare, documentId: 'd1', replaces })).toMatchObject({
      ...{ milestone: 'M1', documentId: 'd1', replaces: 'r1' },
    });
  });
});

describe('needsDocument', () => {
  it('is so at the levels of documents, and always where the kind says so', () => {
    expect(['L4', 'L3', 'L2'].map(level => needsDocument(kind(), level))).toEqual([true, true, false]);
    expect(needsDocument(kind({ document: 'required' }), 'L2')).toBe(true);
  });
});
