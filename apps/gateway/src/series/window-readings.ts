import {
  type Aggregate,
  type AggregateKind,
  addReading,
  createAggregate,
  increaseWithPrevious,
  meanOf,
  Quality,
  sumOf,
} from '#libs/telemetry';
import type { Piece } from './combine-points.js';
import { stepStart } from './step-start.js';

/** One stored reading of one device. */
export interface Reading {
  readonly device: string;
  readonly time: number;
  readonly value: number;
  readonly flag: Quality;
}

/**
 * Makes the windows of readings just as rollup does, so that a step reads the same whether its window is
 * written yet or not.
 *
 * @param readings in time order within a device.
 * @param stepMs 0 gives every reading as it is.
 * @param previous last used value before the readings, by device: a counter's first step starts there.
 */
export function windowReadings(
  readings: readonly Reading[],
  stepMs: number,
  aggregate: AggregateKind,
  previous: ReadonlyMap<string, number>,
): Piece[] {
  if (stepMs === 0) return readings.map(asPiece);
  const pieces: Piece[] = [];
  let open: { device: string; time: number; window: Aggregate } | undefined;
  let before: number | null = null;
  const close = (): void => {
    if (!open) return;
    pieces.push(pieceOf(open.device, open.time, open.window, before));
    if (open.window.n > 0) before = open.window.last;
  };
  for (const { device, time, value, flag } of readings) {
    const start = stepStart(time, stepMs);
    if (open?.device !== device || open.time !== start) {
      close();
      if (open?.device !== device) before = previous.get(device) ?? null;
      open = { device, time: start, window: createAggregate(aggregate) };
    }
    addReading(open.window, { value, timeMs: time, flag });
  }
  close();
  return pieces;
}

function pieceOf(device: string, time: number, window: Aggregate, before: number | null): Piece {
  const { n, min, max, suspect, fail, last } = window;
  const value = (): number => {
    switch (window.kind) {
      case 'increase':
        return increaseWithPrevious(window, before);
      case 'sum':
        return sumOf(window);
      case 'last':
        return last;
      case 'mean':
      case 'energy-mean':
      case 'vector-mean':
        return meanOf(window);
    }
  };
  return { device, time, n, value: value(), min, max, suspect, fail, source: 'raw' };
}

function asPiece({ device, time, value, flag }: Reading): Piece {
  const fail = flag === Quality.Fail;
  return {
    device,
    time,
    n: fail || flag === Quality.Missing ? 0 : 1,
    value,
    min: value,
    max: value,
    suspect: flag === Quality.Suspect ? 1 : 0,
    fail: fail ? 1 : 0,
    source: 'raw',
  };
}
