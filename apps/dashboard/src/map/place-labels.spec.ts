import { placeLabels } from './place-labels.js';

const size = { width: 400, height: 200 };
const wish = (id: string, x: number, y: number) => ({ id, x, y, radius: 6, width: 60 });

describe('placeLabels', () => {
  it('moves a label aside when its first place is taken', () => {
    const placed = placeLabels([wish('a', 200, 100), wish('b', 215, 100)], size);
    expect(placed.get('a')).toBe('left');
    expect(placed.get('b')).toBe('right');
  });

  it('keeps labels on the map', () => {
    expect(placeLabels([wish('edge', 390, 100)], size).get('edge')).toBe('left');
  });

  it('leaves out a label without room', () => {
    const crowd = Array.from({ length: 12 }, (_, index) =>
      wish(String(index), 200 + index, 100 + (index % 2)),
    );
    expect(placeLabels(crowd, size).size).toBeLessThan(12);
  });
});
