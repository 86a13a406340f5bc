import { isCharacter, keyCommand } from './key-command.js';

describe('keyCommand', () => {
  it('knows single keys and pairs', () => {
    expect(keyCommand(null, '/')).toEqual({ do: 'search' });
    expect(keyCommand('x', '?')).toEqual({ do: 'help' });
    expect(keyCommand('g', 'c')).toEqual({ do: 'city' });
    expect(keyCommand('g', 'a')).toEqual({ do: 'system', id: 'air' });
  });

  it('leaves all else alone', () => {
    expect(keyCommand(null, 'c')).toBeNull();
    expect(keyCommand('g', 'toString')).toBeNull();
  });
});

describe('isCharacter', () => {
  it('tells keys that write something from those that move or confirm', () => {
    expect(['a', '/', '?', 'đ', '1'].every(isCharacter)).toBe(true);
    expect([' ', 'Enter', 'Escape', 'ArrowDown', 'Home', 'Tab'].some(isCharacter)).toBe(false);
  });
});
