import type { Score } from '#libs/contracts';
import { RestoredRevisions } from './restored-revisions.js';
import type { RestoredRevision } from './revisions.ports.js';
import type { RevisionsService } from './revisions.service.js';

const score = (revision: number, inputsHash: string) =>
  ({ zone: 'a', asOf: 1, revision, inputsHash }) as Score;

/** Revisions of which the newest can be changed, and how often inputs were read. */
function archive() {
  const state = { newest: score(1, 'x'), reads: 0, failing: false };
  const revisions = {
    find: async () => state.newest,
    findInputs: async () => {
      state.reads += 1;
      if (state.failing) throw new Error('damaged');
      return { score: state.newest } as RestoredRevision;
    },
  };
  return { state, restored: new RestoredRevisions(revisions as unknown as RevisionsService) };
}

describe('RestoredRevisions', () => {
  it('reads the inputs of a score once for all who look at it, and anew when they are other ones', async () => {
    const { state, restored } = archive();
    await Promise.all([restored.find({ zone: 'a' }), restored.find({ zone: 'a' })]);
    expect(state.reads).toBe(1);
    state.newest = score(2, 'y');
    expect((await restored.find({ zone: 'a' }))?.score.revision).toBe(2);
    expect(state.reads).toBe(2);
  });

  it('names the revision that was asked for, also when it has the inputs of an earlier one', async () => {
    const { state, restored } = archive();
    await restored.find({ zone: 'a' });
    state.newest = score(3, 'x');
    expect((await restored.find({ zone: 'a' }))?.score.revision).toBe(3);
    expect(state.reads).toBe(1);
  });

  it('does not keep what could not be read', async () => {
    const { state, restored } = archive();
    state.failing = true;
    await expect(restored.find({ zone: 'a' })).rejects.toThrow('damaged');
    state.failing = false;
    expect(await restored.find({ zone: 'a' })).not.toBeNull();
    expect(state.reads).toBe(2);
  });
});
