import type { AggregateKind } from '#libs/telemetry';
import type { SeriesStep } from './choose-step.js';
import { stepStart } from './step-start.js';

/** One window, or one reading, of one device. */
export interface Piece {
  readonly device: string;
  /** Start of the window, or time of the reading; Unix ms. */
  readonly time: number;
  readonly n: number;
  /** Mean; for counters and sums the amount. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly suspect: number;
  readonly fail: number;
  /** Rows it was made from. */
  readonly source: SeriesStep['tier'];
}

/** One point of a series. */
export interface Point {
  readonly t: number;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly n: number;
  readonly suspect: number;
  readonly fail: number;
  /** Devices that gave something: a sum of fewer than all is too small. */
  readonly deviceCount: number;
  /** Coarsest rows it was made from. */
  readonly source: SeriesStep['tier'];
}

/**
 * How the devices of a zone make one value: amounts add up, qualities are averaged, codes show the worst, which is the
 * highest, or the lowest where 0 is a loss.
 */
export type Across = 'sum' | 'mean' | 'max' | 'min';

const FINE_TO_COARSE = ['raw', 'minute', 'hour', 'day'] as const;

/**
 * Puts pieces into steps, first per device, then across devices. A step without a usable piece gives no
 * point: a gap stays a gap.
 *
 * @param stepMs 0 keeps every piece's own time.
 */
export function combinePoints(
  pieces: readonly Piece[],
  stepMs: number,
  aggregate: AggregateKind,
  across: Across,
): Point[] {
  const steps = new Map<number, Map<string, Piece[]>>();
  for (const piece of pieces) {
    const start = stepStart(piece.time, stepMs);
    const devices = steps.get(start) ?? new Map<string, Piece[]>();
    steps.set(start, devices);
    const own = devices.get(piece.device);
    if (own) own.push(piece);
    else devices.set(piece.device, [piece]);
  }
  return [...steps]
    .sort(([a], [b]) => a - b)
    .flatMap(([t, devices]) => {
      const perDevice = [...devices.values()]
        .map(own => overTime(own, aggregate))
        .filter(own => own.n > 0 && Number.isFinite(own.value));
      return perDevice.length === 0 ? [] : [{ t, ...overDevices(perDevice, aggregate, across) }];
    });
}

type Figures = Omit<Point, 't' | 'deviceCount'>;

function overTime(pieces: readonly Piece[], aggregate: AggregateKind): Figures {
  const used = pieces.filter(piece => piece.n > 0);
  const value = valueOverTime(used, aggregate);
  // The smallest and largest register of a counter say nothing about the amount.
  const isAmount = aggregate === 'increase';
  return {
    n: total(used, 'n'),
    value,
    min: isAmount ? value : Math.min(...used.map(piece => piece.min)),
    max: isAmount ? value : Math.max(...used.map(piece => piece.max)),
    suspect: total(pieces, 'suspect'),
    fail: total(pieces, 'fail'),
    source: coarsestOf(pieces),
  };
}

function valueOverTime(pieces: readonly Piece[], aggregate: AggregateKind): number {
  switch (aggregate) {
    case 'sum':
    case 'increase':
      return total(pieces, 'value');
    case 'last':
      return pieces.reduce((last, piece) => (last && piece.time < last.time ? last : piece), pieces[0])
        ?.value as number;
    case 'mean':
    case 'energy-mean':
    case 'vector-mean':
      return average(pieces, aggregate);
  }
}

function overDevices(
  figures: readonly Figures[],
  aggregate: AggregateKind,
  across: Across,
): Omit<Point, 't'> {
  const isSum = across === 'sum';
  const values = figures.map(({ value }) => ({ value, n: 1 }));
  const value = isSum
    ? total(figures, 'value')
    : across === 'mean'
      ? average(values, aggregate)
      : Math[across](...figures.map(item => item.value));
  return {
    n: total(figures, 'n'),
    value,
    min: isSum ? total(figures, 'min') : Math.min(...figures.map(item => item.min)),
    max: isSum ? total(figures, 'max') : Math.max(...figures.map(item => item.max)),
    suspect: total(figures, 'suspect'),
    fail: total(figures, 'fail'),
    deviceCount: figures.length,
    source: coarsestOf(figures),
  };
}

/** Average by the metric's own rule, weighted by readings: sound by energy, directions as vectors. */
function average(items: readonly { value: number; n: number }[], aggregate: AggregateKind): number {
  const n = total(items, 'n');
  const weighted = (map: (value: number) => number): number =>
    items.reduce((sum, item) => sum + map(item.value) * item.n, 0) / n;
  if (aggregate === 'energy-mean') return 10 * Math.log10(weighted(value => 10 ** (value / 10)));
  if (aggregate === 'vector-mean') {
    const radians = Math.atan2(
      weighted(value => Math.sin((value * Math.PI) / 180)),
      weighted(value => Math.cos((value * Math.PI) / 180)),
    );
    return ((radians * 180) / Math.PI + 360) % 360;
  }
  return weighted(value => value);
}

function coarsestOf(items: readonly { source: SeriesStep['tier'] }[]): SeriesStep['tier'] {
  return FINE_TO_COARSE[Math.max(...items.map(item => FINE_TO_COARSE.indexOf(item.source)))] ?? 'raw';
}

function total<Key extends string>(items: readonly Record<Key, number>[], key: Key): number {
  return items.reduce((sum, item) => sum + item[key], 0);
}
