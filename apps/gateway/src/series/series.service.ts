import { Inject, Injectable } from '@nestjs/common';
import { type Device, ErrorCode, type Metric, RAW_KEPT_MS } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { anySimulated } from '../registry/any-simulated.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { acrossOf, zoneDevices } from './across-devices.js';
import { type CadenceSpan, cadenceSpans } from './cadence-spans.js';
import { chooseStep, type RequestedStep, type SeriesStep } from './choose-step.js';
import { type Across, combinePoints, type Piece, type Point } from './combine-points.js';
import { planReads, type SpanRead } from './plan-reads.js';
import { SERIES_STORE, type SeriesScope, type SeriesStore } from './series.ports.js';
import { stepStart } from './step-start.js';
import { windowReadings } from './window-readings.js';

/** Most points of one answer: what a browser can draw and a person can use. */
const MAX_POINTS = 20_000;
/** Up to so many expected readings are read themselves: then also late ones show at once. */
const CHEAP_READINGS = 4_000;

/** Which series. */
export interface SeriesRequest {
  readonly zone?: string | undefined;
  readonly device?: string | undefined;
  readonly metric: string;
  /** Unix ms, inclusive. */
  readonly from: number;
  /** Unix ms, exclusive. */
  readonly to: number;
  readonly step: RequestedStep;
}

/** A series with what is needed to draw and judge it. */
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
  /** Seconds between readings as the catalogue says; `null` for events. */
  readonly cadenceSeconds: number | null;
  /** How often readings are expected, per span of the range; nothing is expected outside. */
  readonly cadence: CadenceSpan[];
  readonly points: Point[];
}

interface Subject {
  readonly metric: Metric;
  readonly zone: string;
  readonly devices: Device[];
  /** Shortest channel cadence of the devices; `null` for events. */
  readonly cadenceSeconds: number | null;
}

/** A metric over time, of one device or of a whole zone, in steps that fit the span. */
@Injectable()
export class SeriesService {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(SERIES_STORE) private readonly store: SeriesStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError for unknown names, spans that cannot be served, and `TIMESERIES.*`. */
  async read(request: SeriesRequest): Promise<Series> {
    const { from, to } = request;
    if (!(from < to)) throw new AppError(ErrorCode.Invalid, '`from` must be before `to`.');
    const subject = await this.subjectOf(request);
    const { metric, zone, devices, cadenceSeconds } = subject;
    const step = chooseStep(request.step, to - from);
    assertServable(step, to - from, devices.length);
    const across = acrossOf(metric);
    const pieces = devices.length === 0 ? [] : await this.pieces(subject, step, from, to);
    return {
      zone,
      devices: devices.map(device => device.id),
      metric: metric.id,
      unit: metric.ucum,
      aggregate: metric.aggregate,
      across,
      stepMs: step.stepMs,
      from,
      to,
      simulated: anySimulated(devices),
      cadenceSeconds,
      cadence: await this.cadenceOf(subject, from, to),
      points: combinePoints(pieces, step.stepMs, metric.aggregate, across),
    };
  }

  private async subjectOf(request: SeriesRequest): Promise<Subject> {
    const metric = await this.registry.metric(request.metric);
    const { zone, devices } = await this.devicesOf(request, metric.id);
    const cadences = devices.flatMap(device =>
      device.channels.flatMap(channel =>
        channel.metric === metric.id && channel.cadenceSeconds !== null ? [channel.cadenceSeconds] : [],
      ),
    );
    return { metric, zone, devices, cadenceSeconds: cadences.length > 0 ? Math.min(...cadences) : null };
  }

  private async devicesOf(
    { zone, device }: SeriesRequest,
    metric: string,
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
    return { zone, devices: zoneDevices(await this.registry.devices(zone), metric) };
  }

  private async pieces(subject: Subject, step: SeriesStep, from: number, to: number): Promise<Piece[]> {
    const start = stepStart(from, step.stepMs);
    const now = this.clock.now();
    if (step.tier === 'raw' || isCheap(subject, start, Math.min(to, now))) {
      const own = await this.readPieces(subject, { tier: 'raw', from: start, to }, step.stepMs);
      if (own !== null) return own;
      if (step.tier === 'raw') throw tooLong('This span has more than');
    }
    const parts = await Promise.all(
      planReads(step.tier, start, to, now).map(read => this.readPieces(subject, read, step.stepMs)),
    );
    return parts.flatMap(part => {
      if (part === null) throw tooLong('The last minutes alone have more than');
      return part;
    });
  }

  /** `null` when there are more rows than one answer may have. */
  private async readPieces(
    { metric, zone, devices }: Subject,
    { tier, from, to }: SpanRead,
    stepMs: number,
  ): Promise<Piece[] | null> {
    const limit = MAX_POINTS + 1;
    const scope: SeriesScope = { metric, zone, devices: devices.map(item => item.id), from, to, limit };
    if (tier !== 'raw') return this.store.windows(scope, tier);
    const [readings, previous] = await Promise.all([
      this.store.readings(scope),
      stepMs > 0 && metric.aggregate === 'increase'
        ? this.store.lastBefore(scope)
        : new Map<string, number>(),
    ]);
    return readings.length > MAX_POINTS ? null : windowReadings(readings, stepMs, metric.aggregate, previous);
  }

  /** Of the first device; devices of a zone that measure the same are declared together. */
  private async cadenceOf(subject: Subject, from: number, to: number): Promise<CadenceSpan[]> {
    const { zone, devices, cadenceSeconds } = subject;
    const first = devices[0];
    if (first === undefined || cadenceSeconds === null) return [];
    const declarations = await this.registry.cadences(zone);
    const own = declarations.filter(declared => declared.device === first.id);
    return cadenceSpans(own, cadenceSeconds, from, to);
  }
}

function assertServable({ tier, stepMs }: SeriesStep, spanMs: number, devices: number): void {
  if (stepMs > 0 && spanMs / stepMs > MAX_POINTS) throw tooLong('This span has more than');
  if (tier !== 'raw') return;
  if (devices > 1)
    throw new AppError(
      ErrorCode.Invalid,
      `step=raw shows readings as one device sent them; ${devices} devices measure this here. ` +
        'Name one by ?device=…, or leave out the step.',
    );
  if (spanMs > RAW_KEPT_MS)
    throw new AppError(
      ErrorCode.RangeTooLong,
      'Single readings are kept for 90 days. Ask for a shorter span or step=auto.',
    );
}

function isCheap({ devices, cadenceSeconds }: Subject, from: number, to: number): boolean {
  const span = to - from;
  if (span <= 0 || span > RAW_KEPT_MS) return false;
  return (span / 1_000 / (cadenceSeconds ?? 60)) * devices.length <= CHEAP_READINGS;
}

function tooLong(what: string): AppError {
  return new AppError(
    ErrorCode.RangeTooLong,
    `${what} ${MAX_POINTS} points. Ask for a shorter span, a longer step, or step=auto.`,
    { data: { maxPoints: MAX_POINTS } },
  );
}
