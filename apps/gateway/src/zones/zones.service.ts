import { Inject, Injectable } from '@nestjs/common';
import type { ScoreSummary, Zone } from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { LatestValues } from '../latest/latest-values.js';
import { anySimulated } from '../registry/any-simulated.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { SCORE_BOOK, type ScoreBook } from '../scores/scores.ports.js';
import { shareOnTime } from './share-on-time.js';

/** A zone with how it is now. */
export interface ZoneItem extends Zone {
  /** Newest score; the design score for a planned zone; `null` before the first. */
  readonly score: ScoreSummary | null;
  /** Event time of the newest reading, Unix ms. */
  readonly lastReadingAt: number | null;
  /** Share of channels with a cadence that are on time; `null` without such a channel. */
  readonly freshShare: number | null;
  readonly devices: number;
  readonly channels: number;
  readonly simulated: boolean;
}

/** Zones with score and freshness. */
@Injectable()
export class ZonesService {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(SCORE_BOOK) private readonly scores: ScoreBook,
    private readonly latest: LatestValues,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(): Promise<ZoneItem[]> {
    const [zones, scores] = await Promise.all([this.registry.zones(), this.scores.summaries()]);
    return Promise.all(zones.map(zone => this.itemOf(zone, scores.get(zone.code) ?? null)));
  }

  /** @throws AppError `ZONE.UNKNOWN`. */
  async get(code: string): Promise<ZoneItem> {
    const [zone, scores] = await Promise.all([this.registry.zone(code), this.scores.summaries()]);
    return this.itemOf(zone, scores.get(code) ?? null);
  }

  private async itemOf(zone: Zone, score: ScoreSummary | null): Promise<ZoneItem> {
    const devices = await this.registry.devices(zone.code);
    return {
      ...zone,
      score,
      lastReadingAt: this.latest.newestOf(zone.code),
      freshShare: shareOnTime(devices, this.latest.ofZone(zone.code), this.clock.now()),
      devices: devices.length,
      channels: devices.reduce((sum, device) => sum + device.channels.length, 0),
      simulated: anySimulated(devices),
    };
  }
}
