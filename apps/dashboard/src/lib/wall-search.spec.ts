import { readWallSearch, turn, WALL_VIEWS } from './wall-search.js';

describe('readWallSearch', () => {
  it('takes what a wall can do', () => {
    expect(readWallSearch({ view: 'alarms', seconds: 30 })).toEqual({ view: 'alarms', seconds: 30 });
    expect(readWallSearch({ view: 'sky', seconds: 1 })).toEqual({});
  });
});

describe('turn', () => {
  it('goes around in both directions', () => {
    for (const view of WALL_VIEWS) expect(turn(turn(view, 1), -1)).toBe(view);
    expect(turn('city', -1)).toBe('zones');
  });
});
