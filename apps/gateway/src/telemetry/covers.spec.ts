import type { Commit } from '#libs/contracts';
import { covers } from './covers.js';

const commit = (over: Partial<Commit>): Commit => ({
  zone: 'z',
  device: 'z-a-01',
  boot: 100,
  contiguousSeq: 5,
  missing: [],
  keys: [],
  at: 0,
  ...over,
});
const pack = (seq: number, boot = 100) => ({ key: `z-a-01:${boot}:${seq}`, boot, seq });

describe('covers', () => {
  it('trusts what is contiguous and nothing above it', () => {
    expect(covers(commit({}), pack(5))).toBe(true);
    expect(covers(commit({}), pack(6))).toBe(false);
  });

  it('does not mix up two starts of a device', () => {
    expect(covers(commit({}), pack(3, 99))).toBe(false);
  });

  it('finds a pack stored between gaps', () => {
    const gaps = commit({
      missing: [
        [6, 6],
        [9, 10],
      ],
    });
    expect(covers(gaps, pack(7))).toBe(true);
    expect(covers(gaps, pack(6))).toBe(false);
    expect(covers(gaps, pack(11))).toBe(true);
    expect(covers(gaps, pack(12))).toBe(false);
  });

  it('knows packs without a sequence by their digest', () => {
    const identity = { key: 'z-a-01:sha256:ab', boot: null, seq: null };
    expect(covers(commit({ keys: [identity.key] }), identity)).toBe(true);
    expect(covers(commit({}), identity)).toBe(false);
  });
});
