import { recentSpan } from './recent-span.js';

describe('recentSpan', () => {
  it('shows an hour of what comes often, a day of what does not', () => {
    expect(recentSpan({ kind: 'gauge', cadenceSeconds: 10 })).toMatchObject({ id: 'hour', step: 'auto' });
    expect(recentSpan({ kind: 'gauge', cadenceSeconds: 3_600 })).toMatchObject({ id: 'day', step: 'auto' });
    expect(recentSpan({ kind: 'event', cadenceSeconds: null })).toMatchObject({ id: 'day', step: '1h' });
  });
});
