import { outageTotals } from './outage-totals.js';

describe('outageTotals', () => {
  it('leaves momentary ones out, and counts major events among the sustained ones', () => {
    expect(
      outageTotals([
        { kind: 'momentary', seconds: 30, majorEvent: false },
        { kind: 'sustained', seconds: 600, majorEvent: false },
        { kind: 'sustained', seconds: 7_200, majorEvent: true },
      ]),
    ).toEqual({ sustained: 2, minutes: 130, major: 1 });
  });

  it('counts none as major where nobody can tell', () => {
    expect(outageTotals([{ kind: 'sustained', seconds: 600, majorEvent: null }]).major).toBe(0);
  });
});
