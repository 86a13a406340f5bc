import { doneKey } from './done-key.js';

describe('doneKey', () => {
  it('does not call assigned what nobody has', () => {
    expect(doneKey('assign', { name: 'Lan' })).toBe('assign');
    expect(doneKey('assign', null)).toBe('assignNobody');
    expect(doneKey('comment', null)).toBe('comment');
  });
});
