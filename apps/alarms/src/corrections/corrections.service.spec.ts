import { FakeClock, silentLogger } from '#libs/testing';
import { DirectoryService } from '../directory/directory.service.js';
import type { StoredQuery } from '../missed/missed.ports.js';
import { ReadingsService } from '../readings/readings.service.js';
import { aDevice, aRule, METRICS } from '../test/alarms.builder.js';
import { averagesOf } from '../test/averages.builder.js';
import { InMemoryTrackStore } from '../test/in-memory-track.store.js';
import type { JudgedRow } from '../tracks/judged-pack.js';
import { liveTrack, trackName } from '../tracks/track.js';
import { CorrectionsService } from './corrections.service.js';

const MINUTE = 60_000;
const DEVICE = aDevice().id;

describe('CorrectionsService', () => {
  const clock = new FakeClock();
  let tracks: InMemoryTrackStore;
  let stored: JudgedRow[];
  let asked: StoredQuery[];
  let whileReading: () => Promise<void>;
  let readings: ReadingsService;
  let corrections: CorrectionsService;
  let devices: ReturnType<typeof aDevice>[];
  let rules: ReturnType<typeof aRule>[];
  let directory: DirectoryService;

  beforeEach(async () => {
    tracks = new InMemoryTrackStore();
    stored = [];
    asked = [];
    whileReading = async () => {};
    devices = [aDevice()];
    rules = [aRule({ onDelaySeconds: 0 })];
    const registry = {
      read: async () => ({
        rules,
        devices,
        metrics: METRICS,
        facts: [],
        limits: [],
      }),
    };
    directory = new DirectoryService(registry, { list: async () => [] }, clock, silentLogger());
    await directory.load();
    const parts = { directory, tracks, clock, logger: silentLogger(), onNotification: () => {} };
    readings = new ReadingsService({ ...parts, averages: averagesOf(clock) });
    corrections = new CorrectionsService({
      ...parts,
      stored: {
        read: async query => {
          asked.push(query);
          await whileReading();
          return stored.filter(({ t }) => t >= query.from && t < query.to).toSorted((a, b) => a.t - b.t);
        },
      },
    });
  });

  const at = (minutesAgo: number, voltage: number): JudgedRow => ({
    t: clock.now() - minutesAgo * MINUTE,
    values: { 'power.voltage': voltage },
  });

  /** As ingest does it: stores, and tells of it then. */
  async function hearOf(...rows: JudgedRow[]): Promise<void> {
    stored.push(...rows);
    const pack = { device: DEVICE, boot: 1, lane: 'live' as const, receivedAt: clock.now(), rows };
    const group = { zone: 'zone', committedAt: clock.now(), packs: [pack] };
    await readings.accept([group], { streamCreatedAt: 1, sequence: 1 });
  }

  const kinds = () => tracks.changes.map(({ kind }) => kind);
  const state = () => tracks.tracks.get(trackName(liveTrack(DEVICE)))?.state;

  it('corrects alarms by what is stored, once', async () => {
    await hearOf(at(9, 12));
    await hearOf(at(7, 13));
    await hearOf(at(8, 5));
    await corrections.turn();
    await corrections.turn();
    expect(kinds()).toEqual(['raised', 'worse', 'cleared', 'raised']);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      device: DEVICE,
      measurement: 'test',
      fields: new Map([['power.voltage', 'power_voltage']]),
      from: clock.now() - 38 * MINUTE,
      to: clock.now() - 7 * MINUTE + 1,
    });
  });

  it('asks for nothing while all comes in order', async () => {
    await hearOf(at(9, 12));
    await hearOf(at(8, 5));
    await corrections.turn();
    expect(asked).toEqual([]);
  });

  it('leaves a track that was judged meanwhile to the next turn', async () => {
    await hearOf(at(9, 12), at(7, 13));
    await hearOf(at(8, 5));
    whileReading = async () => {
      whileReading = async () => {};
      await hearOf(at(6, 5));
    };
    await corrections.turn();
    expect(kinds()).toEqual(['raised', 'worse', 'cleared']);
    await corrections.turn();
    expect(kinds()).toEqual(['raised', 'worse', 'cleared', 'corrected', 'raised', 'cleared']);
    expect(state()?.uncorrected).toBeUndefined();
  });

  it('forgets what came late of a device that is gone', async () => {
    await hearOf(at(7, 13));
    await hearOf(at(8, 5));
    devices = [];
    await directory.reload();
    await corrections.turn();
    expect(asked).toEqual([]);
    expect(state()?.uncorrected).toBeUndefined();
  });

  it('forgets what came late of a metric that no rule watches any more', async () => {
    await hearOf(at(7, 13));
    await hearOf(at(8, 5));
    rules = [aRule({ id: 'link-down', metric: 'net.link.state' })];
    await directory.reload();
    // There is no moment from which on to ask for alarms.
    tracks.alarmsSince = () => Promise.reject(new Error('asked for alarms'));
    await corrections.turn();
    expect(asked).toEqual([]);
    expect(state()?.uncorrected).toBeUndefined();
  });
});
