import type { DailyEvents } from '../events/daily-events.js';
import { edgesIn } from '../events/edges.js';
import { drawEvents, type DrawnEvent } from '../events/draw-events.js';
import { activity, type WorkPattern } from '../load/activity.js';
import { between, uniform } from '../random/hash.js';
import { sensorNoise } from '../random/sensor-noise.js';
import { valueNoise } from '../random/value-noise.js';
import { clamp } from '../shape.js';
import { HOUR_MS, MINUTE_MS } from '../time/local-time.js';
import type { Weather } from '../weather/weather.js';

/** Codes of the catalogue. */
const ControlMode = { Manual: 0, Automatic: 1 } as const;
const FirePanel = { Normal: 0, Fault: 1, Alarm: 2 } as const;

/** An alarm is reset after this long; the fault that caused it stays. */
const ALARM_MS = 12 * MINUTE_MS;

/** A hall and what surrounds it. */
export interface HallParts {
  readonly seed: number;
  readonly quality: number;
  readonly pattern: WorkPattern;
  readonly weather: Weather;
  readonly isSupplied: (timeMs: number) => boolean;
}

/** A ready-built factory hall with its building control, compressor and fire panel. */
export class FactoryHall {
  private readonly manual: DailyEvents<DrawnEvent>;
  private readonly faults: DailyEvents<DrawnEvent>;
  private readonly hangs: DailyEvents<DrawnEvent>;
  private readonly leaks: DailyEvents<DrawnEvent>;

  constructor(private readonly parts: HallParts) {
    const { seed, quality } = parts;
    const rare = (offset: number, perYear: number, medianMs: number, mostMs: number) =>
      drawEvents(seed + offset, {
        perYear,
        medianMs,
        leastMs: 2 * MINUTE_MS,
        mostMs,
        spread: 0.6,
      });
    this.manual = rare(101, 20 - 10 * quality, 90 * MINUTE_MS, 9 * HOUR_MS);
    this.faults = rare(103, 5 - 4 * quality, 70 * MINUTE_MS, 20 * HOUR_MS);
    this.hangs = rare(107, 9 - 8 * quality, 6 * MINUTE_MS, 50 * MINUTE_MS);
    this.leaks = rare(109, 1.2 - quality, 15 * MINUTE_MS, 90 * MINUTE_MS);
  }

  working(timeMs: number): number {
    return activity(this.parts.pattern, timeMs);
  }

  /** Air temperature, Cel: kept near its set point while people work, follows the weather otherwise. */
  temperature(timeMs: number): number {
    const { seed, weather, pattern } = this.parts;
    const setPoint = between(seed, 111, 23.5, 26.5);
    const outside = weather.temperature(timeMs - 1.5 * HOUR_MS);
    const before = activity(pattern, timeMs - HOUR_MS);
    const free = 0.75 * outside + 0.25 * setPoint + 2.2;
    const isWarm = free > setPoint;
    // Cooling only: cold days are let in.
    const kept = isWarm ? setPoint + 0.18 * (free - setPoint) : free + 3 * before;
    const cooled = clamp(before * 1.3, 0, 1);
    return kept * cooled + free * (1 - cooled) + 0.4 * valueNoise(seed + 1, timeMs, 18 * MINUTE_MS);
  }

  humidity(timeMs: number): number {
    const { seed, weather } = this.parts;
    const outside = weather.humidity(timeMs - HOUR_MS);
    const dried = clamp(this.working(timeMs), 0, 1);
    return clamp(outside * (1 - 0.3 * dried) + 2.5 * valueNoise(seed + 2, timeMs, 35 * MINUTE_MS), 28, 98);
  }

  /** Carbon dioxide, ppm: people breathe, ventilation follows with an hour's delay. */
  co2(timeMs: number): number {
    const { seed, pattern } = this.parts;
    const people = (activity(pattern, timeMs) + activity(pattern, timeMs - 40 * MINUTE_MS)) / 2;
    const crowd = between(seed, 113, 260, 560);
    return (
      425 +
      crowd * people +
      35 * valueNoise(seed + 3, timeMs, 25 * MINUTE_MS) +
      8 * sensorNoise(seed + 4, timeMs)
    );
  }

  /** Compressed air, kPa: the compressor loads and unloads between two limits. */
  airPressure(timeMs: number): number {
    const { seed, isSupplied } = this.parts;
    if (!isSupplied(timeMs)) return 420 + 20 * sensorNoise(seed + 5, timeMs);
    const cycleMs = between(seed, 115, 3.2, 7.7) * MINUTE_MS;
    const x = timeMs / cycleMs + uniform(seed, 116);
    const phase = x - Math.floor(x);
    const sawtooth = phase < 0.3 ? phase / 0.3 : (1 - phase) / 0.7;
    return 655 + 70 * sawtooth - 25 * this.working(timeMs) + 3 * sensorNoise(seed + 6, timeMs);
  }

  /** Gas alarm, % of the lower explosive limit: 0 but for the sensor's noise and a rare leak. */
  gasLel(timeMs: number): number {
    const { seed } = this.parts;
    const leak = this.leaks.at(timeMs);
    const noise = Math.max(0, 0.35 * sensorNoise(seed + 8, timeMs) - 0.2);
    if (leak === undefined) return noise;
    const x = (timeMs - leak.from) / (leak.to - leak.from);
    return noise + between(leak.seed, 9, 4, 23) * Math.sin(Math.PI * x);
  }

  heartbeat(timeMs: number): number {
    return this.hangs.at(timeMs) === undefined ? 1 : 0;
  }

  mode(timeMs: number): number {
    return this.manual.at(timeMs) === undefined ? ControlMode.Automatic : ControlMode.Manual;
  }

  /** When the mode changed in `(from, to]`. */
  modeChanges(from: number, to: number): number[] {
    return edgesIn(this.manual, from, to);
  }

  /** When the fire panel may have changed in `(from, to]`. */
  firePanelChanges(from: number, to: number): number[] {
    const resets = this.faults
      .touching(from - ALARM_MS, to + 1)
      .map(fault => fault.from + ALARM_MS)
      .filter(time => time > from && time <= to);
    return [...edgesIn(this.faults, from, to), ...resets].sort((a, b) => a - b);
  }

  firePanel(timeMs: number): number {
    const fault = this.faults.at(timeMs);
    if (fault === undefined) return FirePanel.Normal;
    // One in twelve is an alarm of a call point.
    const isAlarm = uniform(fault.seed, 10) < 1 / 12 && timeMs - fault.from < ALARM_MS;
    return isAlarm ? FirePanel.Alarm : FirePanel.Fault;
  }
}
