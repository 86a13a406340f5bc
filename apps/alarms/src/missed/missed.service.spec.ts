import { FakeClock, silentLogger } from '#libs/testing';
import { DirectoryService } from '../directory/directory.service.js';
import { type ReadingsParts, ReadingsService } from '../readings/readings.service.js';
import { aDevice, aRule, METRICS } from '../test/alarms.builder.js';
import { averagesOf } from '../test/averages.builder.js';
import { InMemoryTrackStore } from '../test/in-memory-track.store.js';
import type { JudgedRow } from '../tracks/judged-pack.js';
import type { StoredQuery } from './missed.ports.js';
import { MissedService } from './missed.service.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('MissedService', () => {
  const clock = new FakeClock();
  let tracks: InMemoryTrackStore;
  let asked: StoredQuery[];
  let stored: JudgedRow[];
  let notifications: number;
  let parts: ConstructorParameters<typeof MissedService>[0] & ReadingsParts;

  beforeEach(async () => {
    tracks = new InMemoryTrackStore();
    asked = [];
    stored = [];
    notifications = 0;
    const rows = { rules: [aRule()], devices: [aDevice(), aDevice({ id: 'another', channels: [] })] };
    const registry = { read: async () => ({ ...rows, metrics: METRICS, facts: [], limits: [] }) };
    const directory = new DirectoryService(registry, { list: async () => [] }, clock, silentLogger());
    await directory.load();
    parts = {
      tracks,
      directory,
      clock,
      logger: silentLogger(),
      stored: {
        read: async query => {
          asked.push(query);
          return stored.filter(({ t }) => t >= query.from && t < query.to);
        },
      },
      averages: averagesOf(clock),
      onNotification: () => {
        notifications++;
      },
    };
  });

  const at = (minutesAgo: number, voltage: number): JudgedRow => ({
    t: clock.now() - minutesAgo * MINUTE,
    values: { 'power.voltage': voltage },
  });
  const CHECKPOINT = { streamCreatedAt: 2, sequence: 0 };

  async function hearOf(...rows: JudgedRow[]): Promise<void> {
    const pack = { device: 'zone-power-01', boot: 1, lane: 'live' as const, receivedAt: clock.now(), rows };
    await new ReadingsService(parts).accept([{ zone: 'zone', committedAt: clock.now(), packs: [pack] }], {
      streamCreatedAt: 1,
      sequence: 1,
    });
  }

  const judge = () => new MissedService(parts).judge(CHECKPOINT);
  const kinds = () => tracks.changes.map(({ kind }) => kind);

  it('goes on from the last judged reading, tells of what it finds, and notes how far it is', async () => {
    await hearOf(at(10, 11));
    stored = [at(10, 11), at(9, 12), at(8, 7)];
    await judge();
    expect(kinds()).toEqual(['raised', 'cleared']);
    expect(notifications).toBe(1);
    expect(await tracks.checkpoint()).toEqual(CHECKPOINT);
    expect(asked).toEqual([
      expect.objectContaining({
        device: 'zone-power-01',
        measurement: 'test',
        fields: new Map([['power.voltage', 'power_voltage']]),
        from: clock.now() - 10 * MINUTE + 1,
      }),
    ]);
  });

  it('changes nothing when it is done again', async () => {
    stored = [at(10, 11), at(9, 12), at(8, 7)];
    await judge();
    await judge();
    expect(kinds()).toEqual(['raised', 'cleared']);
  });

  it('looks back an hour at a device that was never judged, and a day at most', async () => {
    await judge();
    expect(asked[0]?.from).toBe(clock.now() - HOUR + 1);
    await hearOf(at(0, 5));
    clock.advance(3 * DAY);
    await judge();
    expect(asked[1]?.from).toBe(clock.now() - DAY);
  });

  it('looks for what came after newer readings, unread as well', async () => {
    await hearOf(at(10, 11));
    stored = [at(10, 11)];
    await judge();
    expect((await tracks.uncorrected(10)).map(({ device }) => device)).toEqual(['zone-power-01']);
    expect([...tracks.tracks.values()].map(({ state }) => state.uncorrected)).toContainEqual({
      'power.voltage': clock.now() - 70 * MINUTE,
    });
  });

  it('does not look at what was silent for longer than messages are kept', async () => {
    await hearOf(at(10, 11));
    clock.advance(2 * DAY);
    await judge();
    expect(await tracks.uncorrected(10)).toEqual([]);
  });

  it('keeps the old checkpoint when it could not finish', async () => {
    await hearOf(at(10, 11));
    const failing = new MissedService({
      ...parts,
      stored: { read: () => Promise.reject(new Error('away')) },
    });
    await expect(failing.judge(CHECKPOINT)).rejects.toThrow('away');
    expect(await tracks.checkpoint()).toEqual({ streamCreatedAt: 1, sequence: 1 });
  });
});
