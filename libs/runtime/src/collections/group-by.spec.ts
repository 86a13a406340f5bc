import { groupBy } from './group-by.js';

describe('groupBy', () => {
  it('keeps the order of the items, in a group and among the groups', () => {
    const rows = [
      { device: 'b', time: 1 },
      { device: 'a', time: 2 },
      { device: 'b', time: 3 },
    ];
    expect([...groupBy(rows, ({ device }) => device)]).toEqual([
      ['b', [rows[0], rows[2]]],
      ['a', [rows[1]]],
    ]);
  });

  it('takes whatever can be walked once, and a key of any kind', () => {
    const found = groupBy(new Set([1, 4, 6, 9]), number => number % 2 === 0);
    expect(found).toEqual(
      new Map([
        [false, [1, 9]],
        [true, [4, 6]],
      ]),
    );
  });

  it('asks once for the key of an item', () => {
    const keyOf = jest.fn((word: string) => word.length);
    groupBy(['one', 'two', 'three'], keyOf);
    expect(keyOf).toHaveBeenCalledTimes(3);
  });
});
