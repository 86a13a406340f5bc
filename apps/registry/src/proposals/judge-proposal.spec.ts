import { type Actor, ErrorCode } from '#libs/contracts';
import { factKind, setFact } from './proposals.builder.js';
import { judgeProposal } from './judge-proposal.js';
import type { Line, StoredProposal } from './proposals.ports.js';

const person = (id: string): Actor => ({ id, name: id, role: 'operator', unverified: true });
const proposal: StoredProposal = {
  subject: 'fact',
  change: setFact(),
  id: '1',
  zone: 'trang-due',
  key: 'water.reuse_pct',
  reason: 'new meter',
  baseRevision: 2,
  lineRevision: 2,
  replaced: null,
  state: 'proposed',
  proposedAt: 0,
  proposedBy: person('lan'),
  history: [],
  evidence: [],
};
const line: Line = { revision: 2, current: [] };
const circumstances = {
  zoneStatus: 'operating' as const,
  kind: factKind(),
  hasDocument: false,
  at: Date.UTC(2026, 10, 24),
};
const judge = (
  decision: 'confirm' | 'reject' | 'withdraw',
  actor: string,
  more: Partial<StoredProposal> = {},
  known = line,
  facts: Partial<typeof circumstances> = {},
) =>
  judgeProposal(
    { ...proposal, ...more } as StoredProposal,
    known,
    { decision, actor: person(actor) },
    { ...circumstances, ...facts },
  );
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

describe('judgeProposal', () => {
  it('lets a second person confirm or reject', () => {
    expect(judge('confirm', 'minh')).toMatchObject({ state: 'confirmed', close: [], add: [{ value: 30 }] });
    expect(judge('reject', 'minh')).toEqual({ state: 'rejected' });
  });

  it.each(['confirm', 'reject'] as const)('lets nobody %s what is his own', decision => {
    expect(() => judge(decision, 'lan')).toThrow(refusal(ErrorCode.ProposalSameActor));
  });

  it('lets only its author withdraw it', () => {
    expect(judge('withdraw', 'lan')).toEqual({ state: 'withdrawn' });
    expect(() => judge('withdraw', 'minh')).toThrow(refusal(ErrorCode.ProposalNotYours));
  });

  it.each(['confirmed', 'rejected', 'withdrawn'] as const)('decides nothing twice: %s', state => {
    for (const decision of ['confirm', 'reject', 'withdraw'] as const)
      expect(() => judge(decision, 'minh', { state })).toThrow(refusal(ErrorCode.ProposalDecided));
  });

  it('does not confirm over what was confirmed meanwhile', () => {
    expect(() => judge('confirm', 'minh', {}, { ...line, revision: 3 })).toThrow(
      refusal(ErrorCode.ProposalOvertaken),
    );
  });

  it('checks again against the catalogue as it is now', () => {
    expect(() => judge('confirm', 'minh', {}, line, { kind: factKind({ max: 20 }) })).toThrow(
      refusal(ErrorCode.ProposalInvalid),
    );
  });
});
