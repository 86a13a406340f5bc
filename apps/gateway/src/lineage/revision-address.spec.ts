import { revisionOf } from './revision-address.js';

describe('revisionOf', () => {
  it('reads the moments of an address, and nothing is the current score', () => {
    expect(revisionOf('do-son', {})).toEqual({ zone: 'do-son' });
    expect(
      revisionOf('do-son', { asOf: '2026-11-24T20:00:00+07:00', knownAt: '2026-11-24T14:00:00Z' }),
    ).toEqual({
      zone: 'do-son',
      asOf: Date.UTC(2026, 10, 24, 13),
      knownAt: Date.UTC(2026, 10, 24, 14),
    });
  });

  it('refuses the number of a revision without its hour', () => {
    expect(() => revisionOf('do-son', { revision: 2 })).toThrow('name it by `asOf`');
  });
});
