import type { Device, Episode } from '#libs/contracts';
import { SILENCE_METRIC } from '#libs/telemetry';
import { type Clock, groupBy, type Logger, untilAnswered, takeTurns } from '#libs/runtime';
import type { CadenceBook } from '../cadences/cadence-book.js';
import type { DirectoryService } from '../directory/directory.service.js';
import { versionInForce } from '../rule-versions/version-in-force.js';
import { clearedAlarm } from '../tracks/evaluate-track.js';
import type { HeardReadings } from './heard-readings.js';
import { judgeSilence } from './judge-silence.js';
import type { SilenceStore, StoredLast } from './silence.ports.js';
import { type DueAlarm, dueAlarms, pointName, type SilenceRule } from './silence-alarms.js';
import { expectedChannels } from './silent-channels.js';

const TURN_MS = 10_000;
/** With more of the stream unread, what seems silent may only wait to be read. */
const MOST_LAG = 250;
/** After so long without anybody listening every channel has the time it always has to be heard. */
const DEAF_MS = 120_000;
const NOTED_EVERY_MS = 30_000;

/** What the service is made of. */
export interface SilenceParts {
  readonly directory: DirectoryService;
  readonly heard: HeardReadings;
  readonly cadences: CadenceBook;
  readonly stored: StoredLast;
  readonly store: SilenceStore;
  /** Messages of READINGS that are not judged yet. */
  readonly lag: () => number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onNotification: () => void;
  /** Default {@link TURN_MS}. */
  readonly turnMs?: number;
}

/** Raises an alarm where readings are due and none come. */
export class SilenceService {
  /** What came before, nobody could hear: silence counts from here; Unix ms. */
  private listeningSince = Number.NEGATIVE_INFINITY;
  private notedAt = Number.NEGATIVE_INFINITY;
  /** Devices of which an alarm of silence stands. */
  private silent: ReadonlySet<string> = new Set();

  constructor(private readonly parts: SilenceParts) {}

  /** Takes a turn now and then until the signal. The directory must be ready. */
  async run(signal: AbortSignal): Promise<void> {
    const { heard, stored, directory, clock, logger, turnMs = TURN_MS } = this.parts;
    const fill = () => stored.fill(heard, directory.catalogue.metrics, clock.now());
    await untilAnswered(fill, { from: 'InfluxDB', logger, signal });
    await untilAnswered(() => this.begin(), { from: 'PostgreSQL', logger, signal });
    await takeTurns(() => this.turn(), { pauseMs: turnMs, waiting: 'silence is not judged', logger, signal });
  }

  /**
   * Who was silent when we stopped, and whether we were away too long to tell who is. Devices that speak every five
   * minutes were silent for us while the platform was down, and a thousand alarms of that would say nothing.
   */
  private async begin(): Promise<void> {
    const now = this.parts.clock.now();
    this.noteSilent(await this.parts.store.open());
    const last = await this.parts.store.lastListened();
    if (last !== null && now - last > DEAF_MS) this.listeningSince = now;
  }

  async turn(): Promise<void> {
    const { directory, cadences, store, lag, clock, onNotification } = this.parts;
    if (lag() > MOST_LAG) return;
    const now = clock.now();
    await cadences.refresh(now);
    if (now - this.notedAt >= NOTED_EVERY_MS) {
      await store.listened(now);
      this.notedAt = now;
    }
    const open = new Map((await store.open()).map(episode => [pointName(episode), episode]));
    const due = [...groupBy(directory.catalogue.devices, ({ zone }) => zone)].flatMap(([zone, devices]) =>
      this.judgeZone(zone, devices, open, now),
    );
    this.noteSilent(due.map(({ episode }) => episode));
    const standing = new Set(due.map(({ episode }) => episode.id));
    const cleared = [...open.values()]
      .filter(({ id }) => !standing.has(id))
      .map(episode => this.cleared(episode, now));
    if (due.length === 0 && cleared.length === 0) return;
    if ((await store.apply(due, cleared)) > 0) onNotification();
  }

  private judgeZone(
    zone: string,
    devices: readonly Device[],
    open: ReadonlyMap<string, Episode>,
    nowMs: number,
  ): DueAlarm[] {
    const { heard, cadences } = this.parts;
    const rules = this.rulesOf(zone, nowMs);
    if (rules.length === 0) return [];
    const isOpen = (device: string | null, metric: string): boolean =>
      rules.some(({ rule }) => open.has(pointName({ rule, zone, device, metric })));
    const watched = devices.map(device => {
      const { id } = device;
      const wasSilent = isOpen(id, SILENCE_METRIC);
      // Whose alarm stands was silent before we were away, and is until it is heard. Of a device that was silent slower
      // metrics have until their next turn.
      const countedFrom = (metric: string): number =>
        isOpen(id, metric)
          ? Number.NEGATIVE_INFINITY
          : Math.max(heard.returnedAt(id), wasSilent ? Number.NEGATIVE_INFINITY : this.listeningSince);
      const lastOf = (metric: string): number | undefined => heard.last(id, metric);
      return { id, channels: expectedChannels(device, cadences.of(id), lastOf, nowMs, countedFrom) };
    });
    const isSuspected = isOpen(null, SILENCE_METRIC);
    const byId = new Map(devices.map(device => [device.id, device]));
    const points = judgeSilence(zone, watched, isSuspected).map(point => ({
      point,
      device: point.device === null ? undefined : byId.get(point.device),
      rules,
    }));
    return dueAlarms(points, open, nowMs);
  }

  private noteSilent(episodes: readonly Episode[]): void {
    const silent = new Set(
      episodes.flatMap(({ device, metric }) =>
        device !== null && metric === SILENCE_METRIC ? [device] : [],
      ),
    );
    for (const device of silent) if (!this.silent.has(device)) this.parts.heard.fellSilent(device);
    this.silent = silent;
  }

  private rulesOf(zone: string, nowMs: number): SilenceRule[] {
    return [...this.parts.directory.versions.values()].flatMap(versions => {
      const version = versionInForce(versions, zone, nowMs);
      return version?.status === 'enabled' && version.definition.metric === SILENCE_METRIC ? [version] : [];
    });
  }

  /** When exactly it ended is known to a turn. */
  private cleared(episode: Episode, nowMs: number): Episode {
    const minutes = Math.floor((nowMs - episode.raisedAt) / 60_000) + episode.limit;
    return clearedAlarm({ ...episode, value: Math.max(episode.value, minutes) }, nowMs);
  }
}
