import type { Actor, Proposal } from '#libs/contracts';
import { proposalSteps } from './proposal-steps.js';

const LAN: Actor = { id: 'lan', name: 'Lan', role: 'operator', unverified: true };
const MINH: Actor = { id: 'minh', name: 'Minh', role: 'operator', unverified: true };
const step = (at: number, state: Proposal['state'], actor = LAN) => ({ at, state, actor, reason: 'because' });

const common = {
  ...{ id: '8b4f1f0e-0000-4000-8000-000000000001', zone: 'trang-due', reason: 'because', baseRevision: 0 },
  ...{ overtaken: false, state: 'confirmed' as const, proposedAt: 10, proposedBy: LAN },
} as const;
const event: Proposal = {
  ...{ ...common, key: 'e-1', subject: 'event', evidence: [], replaced: null, replyUntil: '2026-12-10' },
  change: {
    ...{ action: 'record', kind: 'permit-invalid', occurredOn: '2026-11-01' },
    documentId: '8b4f1f0e-0000-4000-8000-000000000002',
  } as Extract<Proposal, { subject: 'event' }>['change'],
  history: [step(10, 'proposed'), step(20, 'confirmed', MINH)],
};
const fact: Proposal = {
  ...{ ...common, key: 'site.power.mw', subject: 'fact', replaced: null },
  change: { action: 'remove', fact: 'site.power.mw', replaces: '8b4f1f0e-0000-4000-8000-000000000003' },
  history: [step(10, 'proposed'), step(30, 'confirmed', MINH)],
};

const inShort = (proposals: Proposal[], since: number) =>
  proposalSteps(proposals, since, () => true).map(({ kind, at, state, by, what }) => [
    kind,
    at,
    state,
    by,
    what,
  ]);

describe('proposalSteps', () => {
  it('tells each step of a legal event, with whoever did it', () => {
    expect(inShort([event], 0)).toEqual([
      ['event', 10, 'proposed', 'Lan', 'permit-invalid'],
      ['event', 20, 'confirmed', 'Minh', 'permit-invalid'],
    ]);
  });

  it('tells of a fact only that it is on record', () => {
    expect(inShort([fact], 0)).toEqual([['fact', 30, 'confirmed', 'Minh', 'site.power.mw']]);
  });

  it('passes over what was before', () => {
    expect(inShort([event, fact], 25)).toEqual([['fact', 30, 'confirmed', 'Minh', 'site.power.mw']]);
  });

  it('says what comes from simulated devices: events of the zone, not what is on paper', () => {
    expect(proposalSteps([event, fact], 15, () => true).map(({ simulated }) => simulated)).toEqual([
      true,
      false,
    ]);
  });
});
