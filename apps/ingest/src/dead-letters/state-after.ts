import { DeadLetterState } from '#libs/contracts';

/**
 * State of a dead letter after its pack was judged again; `undefined` when it stays as it is.
 *
 * @param judgement whether the pack was refused for the letter's reason again.
 */
export function stateAfter(
  state: DeadLetterState,
  judgement: 'accepted' | 'refused',
): DeadLetterState | undefined {
  if (state === DeadLetterState.Solved || state === DeadLetterState.Dismissed) return undefined;
  if (judgement === 'accepted') return DeadLetterState.Solved;
  // A device that only repeats itself has not been helped, nor has anybody tried.
  return state === DeadLetterState.Replayed ? DeadLetterState.Refused : undefined;
}
