import { DeadLetterState } from '#libs/contracts';
import { stateAfter } from './state-after.js';

describe('stateAfter', () => {
  it.each(['open', 'replayed', 'refused'] as const)(
    'solves one that is %s when its pack is accepted',
    state => {
      expect(stateAfter(state, 'accepted')).toBe(DeadLetterState.Solved);
    },
  );

  it('calls only a replay refused again: nobody has tried to mend an open one', () => {
    expect(stateAfter('replayed', 'refused')).toBe(DeadLetterState.Refused);
    expect(stateAfter('open', 'refused')).toBeUndefined();
    expect(stateAfter('refused', 'refused')).toBeUndefined();
  });

  it.each(['solved', 'dismissed'] as const)('leaves alone what is %s', state => {
    expect(stateAfter(state, 'accepted')).toBeUndefined();
    expect(stateAfter(state, 'refused')).toBeUndefined();
  });
});
