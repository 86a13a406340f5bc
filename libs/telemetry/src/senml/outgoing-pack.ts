import type { PackLane, SenmlEvent, SenmlReading } from './senml-pack.js';

/** What a device says in one pack. */
export interface OutgoingPack {
  device: string;
  /** Identity of the pack; leave both out for a pack identified by its bytes. */
  boot?: number;
  seq?: number;
  /** Left out of the pack when `live`. */
  lane?: PackLane;
  /** Finite values at absolute times (after 1978-07-04, or they would read as relative). */
  records: readonly SenmlReading[];
  events?: readonly SenmlEvent[];
}

const RELATIVE_TIME_LIMIT_MS = 2 ** 28 * 1000;

/**
 * Base time of a pack, Unix ms: that of its first record.
 *
 * @throws RangeError for a pack without records.
 */
export function baseTimeOf({ records, events = [] }: OutgoingPack): number {
  const first = records[0] ?? events[0];
  if (first === undefined) throw new RangeError('A pack needs at least one record.');
  return first.timeMs;
}

/**
 * Seconds from the base time, 0 for none.
 *
 * @throws RangeError for a time that would read as relative to now.
 */
export function secondsSince(baseMs: number, timeMs: number): number {
  if (!(timeMs >= RELATIVE_TIME_LIMIT_MS)) throw new RangeError(`Time ${timeMs} would read as relative.`);
  return (timeMs - baseMs) / 1000;
}

/** @throws RangeError for a value that is not finite. */
export function finiteValueOf({ metric, value }: SenmlReading): number {
  if (!Number.isFinite(value)) throw new RangeError(`${metric} has no finite value.`);
  return value;
}

/** Base name of a device. */
export function baseNameOf(device: string): string {
  return `urn:dev:gz:${device}:`;
}
