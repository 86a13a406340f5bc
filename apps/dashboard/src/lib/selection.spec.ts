import { allOrNone, toggled } from './selection.js';

describe('toggled', () => {
  it('takes in and out, and leaves what was there before alone', () => {
    const before = new Set(['a']);
    expect([...toggled(before, 'b')]).toEqual(['a', 'b']);
    expect([...toggled(before, 'a')]).toEqual([]);
    expect([...before]).toEqual(['a']);
  });
});

describe('allOrNone', () => {
  it('takes in what is shown, not what a filter has hidden since', () => {
    expect([...allOrNone(new Set(['hidden', 'a']), ['a', 'b'])]).toEqual(['a', 'b']);
  });

  it('takes all out when all are in', () => {
    expect([...allOrNone(new Set(['a', 'b']), ['b', 'a'])]).toEqual([]);
  });
});
