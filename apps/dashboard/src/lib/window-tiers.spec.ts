import { windowsSpan } from './window-tiers.js';

describe('windowsSpan', () => {
  it('goes back further the longer the windows are', () => {
    const to = Date.UTC(2026, 11, 31);
    expect(windowsSpan('minute', to)).toEqual({
      from: '2026-12-30T00:00:00.000Z',
      to: '2026-12-31T00:00:00.000Z',
    });
    expect(windowsSpan('hour', to).from).toBe('2026-12-01T00:00:00.000Z');
    expect(windowsSpan('day', to).from).toBe('2025-11-26T00:00:00.000Z');
  });
});
