import type { Proposal } from '#libs/contracts';
import type { ProposalStep } from './changes.schema.js';

/** Steps that people look for: each of a legal event, of a fact only what put it on record. */
const isTold = ({ subject }: Proposal, state: ProposalStep['state']): boolean =>
  subject === 'event' || state === 'confirmed';

/**
 * What became of proposals since a moment.
 *
 * @param isSimulated whether what is known of a zone comes from simulated devices.
 */
export function proposalSteps(
  proposals: readonly Proposal[],
  sinceMs: number,
  isSimulated: (zone: string) => boolean,
): ProposalStep[] {
  return proposals.flatMap(proposal =>
    proposal.history
      .filter(({ at, state }) => at >= sinceMs && isTold(proposal, state))
      .map(({ at, state, actor }): ProposalStep => {
        const { subject: kind, id, zone } = proposal;
        return {
          ...{ kind, at, zone, simulated: isMadeUp(proposal) || (kind === 'event' && isSimulated(zone)) },
          ...{ proposal: id, what: whatOf(proposal), state, by: actor.name },
        };
      }),
  );
}

function isMadeUp(proposal: Proposal): boolean {
  return proposal.subject === 'fact' && proposal.change.action === 'set' && proposal.change.illustrative;
}

function whatOf(proposal: Proposal): string {
  if (proposal.subject === 'fact') return proposal.key;
  const { change, replaced } = proposal;
  return 'kind' in change ? change.kind : (replaced?.kind ?? proposal.key);
}
