import { limitLevels } from './limit-levels.js';

describe('limitLevels', () => {
  it('names the class of each height', () => {
    expect(
      limitLevels([
        { max: 75, class: 'A' },
        { max: 150, class: 'B' },
      ]),
    ).toEqual([
      { max: 75, classes: ['A'] },
      { max: 150, classes: ['B'] },
    ]);
  });

  it('draws one line without a class where all classes have the same limit', () => {
    expect(
      limitLevels([
        { max: 9, class: 'A' },
        { max: 9, class: 'B' },
      ]),
    ).toEqual([{ max: 9, classes: [] }]);
  });

  it('draws nothing for a limit that has no upper end', () => {
    expect(limitLevels([{ max: null, class: 'A' }])).toEqual([]);
  });
});
