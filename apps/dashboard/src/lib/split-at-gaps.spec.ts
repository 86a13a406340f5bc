import { splitAtGaps } from './split-at-gaps.js';

describe('splitAtGaps', () => {
  it('breaks the line where readings are missing and nowhere else', () => {
    expect(
      splitAtGaps(
        [
          [0, 1],
          [60, 2],
          [300, 3],
        ],
        60,
      ),
    ).toEqual([
      [0, 1],
      [60, 2],
      [120, null],
      [300, 3],
    ]);
  });
});
