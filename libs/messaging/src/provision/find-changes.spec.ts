import { describeChange, findChanges } from './find-changes.js';

describe('findChanges', () => {
  it('names what differs and leaves alone what is not asked for', () => {
    const present = { subjects: ['a', 'b'], max_bytes: 5, storage: 'file', extra: true };
    const changes = findChanges(present, { subjects: ['a'], max_bytes: 5, filter_subject: 'x' });
    expect(changes.map(describeChange)).toEqual([
      'subjects: ["a","b"] → ["a"]',
      'filter_subject: unset → "x"',
    ]);
  });

  it('finds nothing where all is as asked', () => {
    expect(findChanges({ a: [1], b: 2 }, { a: [1] })).toEqual([]);
  });
});
