import { revisionReason } from './revision-reason.js';

const before = [
  ['method', 'm'],
  ['registry', 'r'],
  ['windows/1', 'w'],
] as const;
const with_ = (name: string, hash: string) =>
  before.map(part => (part[0] === name ? ([name, hash] as const) : part));

describe('revisionReason', () => {
  it('is the trigger for the first revision of an hour', () => {
    expect(revisionReason(null, before, 'scheduled')).toBe('scheduled');
  });

  it('names the weightiest of what changed', () => {
    expect(revisionReason(before, with_('windows/1', 'x'), 'scheduled')).toBe('late-data');
    expect(revisionReason(before, [...before, ['windows/2', 'y']], 'scheduled')).toBe('late-data');
    expect(revisionReason(before, with_('registry', 'x'), 'scheduled')).toBe('facts-changed');
    const both = [...with_('method', 'x'), ['windows/2', 'y'] as const];
    expect(revisionReason(before, both, 'scheduled')).toBe('method-changed');
  });
});
