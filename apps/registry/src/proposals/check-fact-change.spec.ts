import fc from 'fast-check';
import { checkFactChange } from './check-fact-change.js';
import { factKind, setFact } from './proposals.builder.js';

const rulesOf = (
  change: Parameters<typeof checkFactChange>[0],
  kind = factKind(),
  { zoneStatus = 'operating' as const, hasDocument = false } = {},
) => checkFactChange(change, kind, { zoneStatus, hasDocument }).map(fault => fault.rule);

describe('checkFactChange', () => {
  it('takes a statement of the operator without a document', () => {
    expect(rulesOf(setFact())).toEqual([]);
  });

  it('tells all faults at once', () => {
    const change = setFact({
      value: 'many',
      unit: 'kg',
      evidenceLevel: 'L0',
      validTo: '2025-12-31',
      milestone: 'M2',
    });
    expect(rulesOf(change)).toEqual(['unit', 'type', 'level', 'validity', 'milestone']);
  });

  it.each(['L3', 'L4'] as const)('wants the document of %s', evidenceLevel => {
    expect(rulesOf(setFact({ evidenceLevel }))).toEqual(['document']);
    expect(rulesOf(setFact({ evidenceLevel }), factKind(), { hasDocument: true })).toEqual([]);
  });

  it('wants a document at every level where the kind says so', () => {
    expect(rulesOf(setFact(), factKind({ document: 'required' }))).toEqual(['document']);
  });

  it('keeps the tracks apart', () => {
    expect(rulesOf(setFact(), factKind({ track: 'planned' }))).toEqual(['track']);
    expect(rulesOf(setFact(), factKind({ track: 'any' }))).toEqual([]);
  });

  it('takes one of the options and nothing else', () => {
    const options = [
      { value: 0, nameVi: 'không', nameEn: 'none' },
      { value: 1, nameVi: 'có', nameEn: 'some' },
    ];
    const kind = factKind({ type: 'enum', options });
    expect(rulesOf(setFact({ value: 1 }), kind)).toEqual([]);
    expect(rulesOf(setFact({ value: '1' }), kind)).toEqual(['option']);
    expect(rulesOf(setFact({ value: 2 }), kind)).toEqual(['option']);
  });

  it('takes dates, texts, and yes or no, each in its kind only', () => {
    expect(rulesOf(setFact({ value: '2026-02-28' }), factKind({ type: 'date' }))).toEqual([]);
    expect(rulesOf(setFact({ value: '28/02/2026' }), factKind({ type: 'date' }))).toEqual(['type']);
    expect(rulesOf(setFact({ value: true }), factKind({ type: 'boolean' }))).toEqual([]);
    expect(rulesOf(setFact({ value: 1 }), factKind({ type: 'boolean' }))).toEqual(['type']);
  });

  it('takes numbers within the range, whole ones where only they make sense', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
        const isWithin = value >= 0 && value <= 100;
        expect(rulesOf(setFact({ value }))).toEqual(isWithin ? [] : ['range']);
        const whole = rulesOf(setFact({ value }), factKind({ integer: true }));
        expect(whole).toEqual(!Number.isInteger(value) ? ['integer'] : isWithin ? [] : ['range']);
      }),
    );
  });

  it('wants a milestone of design values', () => {
    const kind = factKind({ id: 'design.CW4', track: 'any' });
    expect(rulesOf(setFact(), kind)).toEqual(['milestone']);
    expect(rulesOf(setFact({ milestone: 'M1' }), kind)).toEqual([]);
  });
});
