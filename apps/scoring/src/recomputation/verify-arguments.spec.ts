import { parseVerifyArguments } from './verify-arguments.js';

describe('parseVerifyArguments', () => {
  it('takes a zone, a time and a revision', () => {
    expect(parseVerifyArguments(['--zone', 'do-son'])).toEqual({ zone: 'do-son' });
    const at = Date.UTC(2026, 10, 24, 13);
    for (const text of ['2026-11-24T20:00', '2026-11-24T20:00:00+07:00', '2026-11-24T13:00:00Z']) {
      expect(parseVerifyArguments(['--zone=do-son', '--at', text, '--revision', '2'])).toEqual({
        ...{ zone: 'do-son', at, revision: 2 },
      });
    }
  });

  it.each([
    [[], 'Which zone?'],
    [['--zone', 'do-son', '--at', 'yesterday'], '--at yesterday is not understood'],
    [['--zone', 'do-son', '--revision', '2'], 'name it with --at'],
    [['do-son'], 'is not understood'],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => parseVerifyArguments(args)).toThrow(message);
  });
});
