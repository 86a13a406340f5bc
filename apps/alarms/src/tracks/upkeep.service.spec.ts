import type { AlarmRuleVersion, Device } from '#libs/contracts';
import { FakeClock, silentLogger } from '#libs/testing';
import { DirectoryService } from '../directory/directory.service.js';
import { ReadingsService } from '../readings/readings.service.js';
import { aDevice, aRule, aVersion, METRICS } from '../test/alarms.builder.js';
import { averagesOf } from '../test/averages.builder.js';
import { InMemoryTrackStore } from '../test/in-memory-track.store.js';
import { UpkeepService } from './upkeep.service.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PATIENCE = { lateQuietMs: 10 * MINUTE };

describe('UpkeepService', () => {
  let clock: FakeClock;
  let tracks: InMemoryTrackStore;
  let directory: DirectoryService;
  let devices: Device[];
  let notifications: number;
  let back: number;
  let edited: AlarmRuleVersion[];

  beforeEach(async () => {
    clock = new FakeClock();
    tracks = new InMemoryTrackStore();
    devices = [aDevice()];
    notifications = 0;
    back = 0;
    edited = [];
    const registry = {
      read: async () => ({ rules: [aRule()], devices, metrics: METRICS, facts: [], limits: [] }),
    };
    directory = new DirectoryService(registry, { list: async () => edited }, clock, silentLogger());
    await directory.load();
  });

  const parts = () => ({
    tracks,
    directory,
    averages: averagesOf(clock),
    clock,
    logger: silentLogger(),
    onNotification: () => {
      notifications++;
    },
  });

  const upkeep = () =>
    new UpkeepService({
      ...parts(),
      ...PATIENCE,
      episodes: { countOpen: async () => 3 },
      lifeCycle: { endShelves: async () => back },
      outbox: { count: async () => 2 },
    });

  /** Two minutes over the limit, up to a moment. */
  async function readOverLimit(lane: 'history' | 'live', to: number): Promise<void> {
    const rows = [to - 2 * MINUTE, to].map(t => ({ t, values: { 'power.voltage': 11 } }));
    const pack = { device: 'zone-power-01', boot: 1, lane, receivedAt: clock.now(), rows };
    await new ReadingsService(parts()).accept([{ zone: 'zone', committedAt: clock.now(), packs: [pack] }], {
      streamCreatedAt: 1,
      sequence: 1,
    });
  }

  const kinds = () => tracks.changes.map(({ kind }) => kind);

  it('ends a late run that fell quiet, with its last reading and without a word', async () => {
    const service = upkeep();
    const last = clock.now() - DAY;
    await readOverLimit('history', last);
    clock.advance(PATIENCE.lateQuietMs);
    await service.turn();
    expect(kinds()).toEqual(['raised']);
    clock.advance(1);
    await service.turn();
    expect(tracks.changes.at(-1)).toMatchObject({ kind: 'cleared', alarm: { clearedAt: last, late: true } });
    expect(notifications).toBe(0);
    await service.turn();
    expect(kinds()).toEqual(['raised', 'cleared']);
  });

  it('counts quiet from its own start, since the rest of a run may wait in the stream', async () => {
    await readOverLimit('history', clock.now() - DAY);
    clock.advance(DAY);
    const service = upkeep();
    await service.turn();
    expect(kinds()).toEqual(['raised']);
    clock.advance(PATIENCE.lateQuietMs);
    await service.turn();
    expect(kinds()).toEqual(['raised', 'cleared']);
  });

  it('leaves live alarms alone, however long nothing comes', async () => {
    const service = upkeep();
    await readOverLimit('live', clock.now());
    clock.advance(DAY);
    await service.turn();
    expect(kinds()).toEqual(['raised']);
  });

  it('ends the live alarms of a device that is gone, and tells', async () => {
    const service = upkeep();
    await readOverLimit('live', clock.now());
    devices = [aDevice({ id: 'another' })];
    await directory.load();
    await service.turn();
    expect(kinds()).toEqual(['raised', 'cleared']);
    expect(notifications).toBe(2);
  });

  it('ends the live alarms of a rule that is switched off, though its device is silent', async () => {
    const service = upkeep();
    await readOverLimit('live', clock.now());
    edited = [aVersion({ status: 'disabled' })];
    await directory.load();
    await service.turn();
    expect(kinds()).toEqual(['raised', 'cleared']);
    await service.turn();
    expect(kinds()).toEqual(['raised', 'cleared']);
  });

  it('forgets late runs when nothing of them can come again', async () => {
    const service = upkeep();
    await readOverLimit('history', clock.now() - DAY);
    await readOverLimit('live', clock.now());
    clock.advance(PATIENCE.lateQuietMs + 1);
    await service.turn();
    clock.advance(2 * DAY);
    await service.turn();
    expect([...tracks.tracks.values()].map(({ key }) => key.lane)).toEqual(['late', 'live']);
    clock.advance(1);
    await service.turn();
    expect([...tracks.tracks.values()].map(({ key }) => key.lane)).toEqual(['live']);
  });

  it('tells when shelves have ended', async () => {
    back = 2;
    await upkeep().turn();
    expect(notifications).toBe(1);
  });

  it('counts what is raised and what waits', async () => {
    const service = upkeep();
    await service.turn();
    expect(service.figures).toEqual({ open: 3, unpublished: 2 });
  });
});
