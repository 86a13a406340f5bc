import { changedParts, describePart, type PartDigests } from './changed-parts.js';

/** 20 November 2026, 00:00 in Hải Phòng. */
const DAY = Date.UTC(2026, 10, 19, 17);
const parts = (more: Record<string, string>): PartDigests =>
  Object.entries({ method: 'a', registry: 'b', [`windows/${DAY}`]: 'c', ...more });

describe('changedParts', () => {
  it('names what differs, what was added and what went', () => {
    expect(changedParts(parts({}), parts({}))).toEqual([]);
    expect(changedParts(parts({}), parts({ registry: 'x' }))).toEqual(['registry']);
    expect(changedParts(parts({}), parts({ 'windows/1': 'd' }))).toEqual(['windows/1']);
    expect(changedParts(parts({ 'windows/1': 'd' }), parts({}))).toEqual(['windows/1']);
  });
});

describe('describePart', () => {
  it('tells the local day of windows', () => {
    expect(describePart(`windows/${DAY}`)).toEqual({ part: 'windows', day: '2026-11-20' });
    expect(describePart('registry')).toEqual({ part: 'registry', day: null });
  });
});
