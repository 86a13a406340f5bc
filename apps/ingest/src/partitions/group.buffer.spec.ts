import { GroupBuffer } from './group.buffer.js';
import { sharePartitions } from './share-partitions.js';

const items = (count: number, bytes = 10) =>
  Array.from({ length: count }, () => ({ data: new Uint8Array(bytes) }));
const never = new AbortController().signal;

describe('GroupBuffer', () => {
  it('gives out no more room than two groups until one is released', async () => {
    const buffer = new GroupBuffer({ maxPacks: 4, maxBytes: 1_000, lingerMs: 0 });
    const want = { packs: 4, bytes: 100 };
    await buffer.reserve(want, never);
    await buffer.reserve(want, never);
    let isServed = false;
    const third = buffer.reserve(want, never).then(() => {
      isServed = true;
    });
    buffer.add(items(4), want);
    const group = await buffer.take(never);
    expect(group).toHaveLength(4);
    expect(isServed).toBe(false);
    buffer.release(group);
    await third;
    expect(isServed).toBe(true);
  });

  it('cuts groups by packs and bytes, and lets a large pack through alone', async () => {
    const buffer = new GroupBuffer({ maxPacks: 3, maxBytes: 100, lingerMs: 0 });
    const want = { packs: 6, bytes: 200 };
    await buffer.reserve(want, never);
    buffer.add([...items(1, 150), ...items(4, 10)], want);
    expect(await buffer.take(never)).toHaveLength(1);
    expect(await buffer.take(never)).toHaveLength(3);
    expect(await buffer.take(never)).toHaveLength(1);
  });

  it('hands over the rest and then nothing when it ends', async () => {
    const buffer = new GroupBuffer({ maxPacks: 9, maxBytes: 1_000, lingerMs: 60_000 });
    const want = { packs: 2, bytes: 100 };
    await buffer.reserve(want, never);
    buffer.add(items(2), want);
    const ended = AbortSignal.abort();
    expect(await buffer.take(ended)).toHaveLength(2);
    expect(await buffer.take(ended)).toEqual([]);
    expect(await buffer.reserve(want, ended)).toBe(false);
  });
});

describe('sharePartitions', () => {
  it.each([1, 2, 3, 5, 8, 11])('gives each of 8 partitions to exactly one of %i processes', count => {
    const members = Array.from({ length: count }, (_, index) => `ingest-${index}`);
    const shares = members.map(own => sharePartitions(8, members.toReversed(), own));
    expect(shares.flat().sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(Math.max(...shares.map(share => share.length))).toBe(Math.ceil(8 / count));
  });
});
