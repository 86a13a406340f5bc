import { Inject, Injectable } from '@nestjs/common';
import { type Device, ErrorCode, type Metric } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { windowStart } from '#libs/telemetry';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { chooseStep, type RequestedStep } from './choose-step.js';
import { type Across, combinePoints, type Piece, type Point } from './combine-points.js';
import { SERIES_STORE, type SeriesStore } from './series.ports.js';

/** Most points of one answer: what a browser can draw and a person can use. */
const MAX_POINTS = 20_000;
/** Windows of the last minutes may not be written yet; they are made from readings. */
const EDGE_MS = 3 * 60_000;

/** Units of amounts: the devices of a zone add up. */
const AMOUNTS = new Set(['kW', 'kW.h', 'kV.A{var}', 'm3/h', 'm3', 'kg']);

/** Injection token of the clock. */
export const CLOCK = Symbol('Clock');

export interface SeriesRequest {
  readonly zone?: string | undefined;
  readonly device?: string | undefined;
  readonly metric: string;
  readonly from: number;
  readonly to: number;
  readonly step: RequestedStep;
}

export interface Series {
  readonly zone: string;
  readonly devices: string[];
  readonly metric: string;
  readonly unit: string;
  readonly aggregate: Metric['aggregate'];
  readonly across: Across;
  /** 0 = every reading. */
  readonly stepMs: number;
  readonly from: number;
  readonly to: number;
  readonly simulated: boolean;
  readonly points: Point[];
}

/** A metric over time, of one device or of a whole zone, in steps that fit the span. */
@Injectable()
export class SeriesService {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(SERIES_STORE) private readonly store: SeriesStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(request: SeriesRequest): Promise<Series> {
    const metric = await this.registry.metric(request.metric);
    const { zone, devices } = await this.devicesOf(request, metric);
    const { from, to } = request;
    if (!(from < to)) throw new AppError(ErrorCode.Invalid, '`from` must be before `to`.');
    const { tier, stepMs } = chooseStep(request.step, to - from);
    if (stepMs > 0 && (to - from) / stepMs > MAX_POINTS)
      throw new AppError(
        ErrorCode.RangeTooLong,
        `This span has more than ${MAX_POINTS} points of that step. Ask for a shorter span or step=auto.`,
      );
    const across: Across = AMOUNTS.has(metric.ucum) ? 'sum' : 'mean';
    const pieces = await this.pieces(metric, zone, devices, from, to, tier);
    if (pieces.length > MAX_POINTS * 10)
      throw new AppError(ErrorCode.RangeTooLong, 'Too many readings. Ask for a shorter span or step=auto.');
    return {
      zone,
      devices: devices.map(device => device.id),
      metric: metric.id,
      unit: metric.ucum,
      aggregate: metric.aggregate,
      across,
      stepMs,
      from,
      to,
      simulated: devices.some(device => device.origin === 'simulated'),
      points: combinePoints(pieces, stepMs, metric.aggregate, across),
    };
  }

  private async devicesOf(
    { zone, device }: SeriesRequest,
    metric: Metric,
  ): Promise<{ zone: string; devices: Device[] }> {
    if (device !== undefined) {
      const found = await this.registry.device(device);
      if (zone !== undefined && zone !== found.zone)
        throw new AppError(ErrorCode.Invalid, `The device ${device} is in the zone ${found.zone}.`);
      return { zone: found.zone, devices: [found] };
    }
    if (zone === undefined)
      throw new AppError(ErrorCode.Invalid, 'Say which zone or which device: ?zone=… or ?device=…');
    await this.registry.zone(zone);
    const measuring = (await this.registry.devices(zone)).filter(item =>
      item.channels.some(channel => channel.metric === metric.id),
    );
    // Sub-meters measure again what the main meter does.
    const main = measuring.filter(item => item.kind !== 'power-sub');
    return { zone, devices: main.length > 0 ? main : measuring };
  }

  private async pieces(
    metric: Metric,
    zone: string,
    devices: readonly Device[],
    from: number,
    to: number,
    tier: 'raw' | 'minute' | 'hour' | 'day',
  ): Promise<Piece[]> {
    if (devices.length === 0) return [];
    const query = { metric, zone, devices: devices.map(item => item.id), limit: MAX_POINTS };
    if (tier !== 'minute') {
      const first = tier === 'raw' ? from : windowStart(tier, from);
      return this.store.pieces({ ...query, from: first, to, tier });
    }
    const edge = Math.max(windowStart('minute', from), windowStart('minute', this.clock.now() - EDGE_MS));
    const [windows, readings] = await Promise.all([
      edge > from
        ? this.store.pieces({ ...query, from: windowStart('minute', from), to: Math.min(edge, to), tier })
        : [],
      // A counter's amount needs the reading before, which only its window knows.
      to > edge && metric.aggregate !== 'increase'
        ? this.store.pieces({ ...query, from: edge, to, tier: 'raw' })
        : [],
    ]);
    return [...windows, ...readings];
  }
}
