import { fromLocalField, toLocalField } from './local-time.js';

describe('times of a field', () => {
  it('are of Việt Nam, and come back as they went', () => {
    const time = Date.parse('2026-11-27T17:30:00Z');
    expect(toLocalField(time)).toBe('2026-11-28T00:30');
    expect(fromLocalField(toLocalField(time))).toBe(time);
    expect(fromLocalField('')).toBeNaN();
  });
});
