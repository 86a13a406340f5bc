import fc from 'fast-check';
import { firstDifference } from './first-difference.js';

describe('firstDifference', () => {
  it('names the place', () => {
    const ours = { a: 1, zones: [{ value: 61.5 }, { value: 70 }] };
    expect(firstDifference({ a: 1, zones: [{ value: 61.5 }, { value: 90 }] }, ours)).toEqual({
      path: 'zones[1].value',
      held: 90,
      ours: 70,
    });
    expect(firstDifference({ zones: ours.zones }, ours)).toEqual({ path: 'a', held: undefined, ours: 1 });
    expect(firstDifference({ ...ours, zones: [] }, ours)).toMatchObject({
      path: 'zones[0]',
      held: undefined,
    });
    expect(firstDifference([], {})).toEqual({ path: '', held: [], ours: {} });
    expect(firstDifference({ zones: null }, { zones: {} })).toEqual({ path: 'zones', held: null, ours: {} });
  });

  it('does not take what is inherited for something that is there', () => {
    expect(firstDifference(JSON.parse('{"__proto__":{}}'), {})).toMatchObject({ path: '__proto__' });
  });

  it('finds nothing exactly when both are equal', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.jsonValue(), (a, b) => {
        const copy = JSON.parse(JSON.stringify(a)) as unknown;
        expect(firstDifference(a, copy)).toBeNull();
        const areEqual = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
        expect(firstDifference(a, b) === null).toBe(areEqual);
      }),
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return { list: value.map(sorted) };
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, member]) => [key, sorted(member)]);
}
