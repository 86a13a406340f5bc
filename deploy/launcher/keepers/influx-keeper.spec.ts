import { InfluxKeeper } from './influx-keeper.js';
import type { WalCounts } from './wal-counts.js';

const ROOM = 1024 ** 3;

function keeper() {
  const did: string[] = [];
  const influx = {
    at: 0,
    room: ROOM,
    counts: new Map<string, WalCounts>() as Map<string, WalCounts> | undefined,
  };
  const kept = new InfluxKeeper({
    readCounts: async () => {
      if (influx.counts === undefined) throw new Error('silent');
      return new Map(influx.counts);
    },
    readRoom: async () => influx.room,
    restart: async () => void did.push('restart'),
    tell: () => undefined,
    now: () => influx.at,
  });
  const { signal } = new AbortController();
  /** One look at a time, at one shard. */
  const lookAt = async (at: number, failed: number, written: number, room = ROOM) => {
    Object.assign(influx, { at, room, counts: new Map([['1', { failed, written }]]) });
    await kept.look(signal);
  };
  return { influx, did, lookAt, look: () => kept.look(signal) };
}

describe('keeper of InfluxDB', () => {
  it('ends one whose shard only refuses although there is room', async () => {
    const { did, lookAt } = keeper();
    await lookAt(0, 0, 5);
    await lookAt(2_000, 3, 5);
    await lookAt(4_000, 4, 5);
    expect(did).toEqual([]);
    // Whoever writes waits longer from time to time.
    await lookAt(6_000, 4, 5);
    expect(did).toEqual(['restart']);
  });

  it('waits while the disk is full, and gives it time after that', async () => {
    const { did, lookAt } = keeper();
    for (const at of [0, 2_000, 4_000, 6_000, 8_000]) await lookAt(at, at, 5, 0);
    await lookAt(10_000, 10_000, 5);
    await lookAt(12_000, 12_000, 5);
    expect(did).toEqual([]);
    await lookAt(14_000, 14_000, 5);
    expect(did).toEqual(['restart']);
  });

  it('leaves one alone that stores again, is quiet, was started again, or does not answer', async () => {
    const { influx, did, lookAt, look } = keeper();
    await lookAt(0, 0, 5);
    await lookAt(2_000, 3, 5);
    await lookAt(4_000, 4, 6);
    await lookAt(9_000, 4, 6);
    await lookAt(20_000, 5, 6);
    await lookAt(22_000, 0, 0);
    await lookAt(40_000, 0, 0);
    await lookAt(42_000, 1, 0);
    influx.counts = undefined;
    influx.at = 60_000;
    await look();
    expect(did).toEqual([]);
  });
});
