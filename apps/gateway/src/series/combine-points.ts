import type { AggregateKind } from '#libs/telemetry';

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
}

/** Local days begin at UTC+7; all shorter steps divide the offset. */
const OFFSET_MS = 7 * 3_600_000;

/** How the devices of a zone make one value: amounts add up, qualities are averaged. */
export type Across = 'sum' | 'mean';

/**
 * Puts pieces into steps, first per device, then across devices. A step without a piece gives no point: a
 * gap stays a gap.
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
    const start =
      stepMs === 0 ? piece.time : Math.floor((piece.time + OFFSET_MS) / stepMs) * stepMs - OFFSET_MS;
    const devices = steps.get(start) ?? new Map<string, Piece[]>();
    steps.set(start, devices);
    const own = devices.get(piece.device);
    if (own) own.push(piece);
    else devices.set(piece.device, [piece]);
  }
  return [...steps]
    .sort(([a], [b]) => a - b)
    .flatMap(([t, devices]) => {
      const perDevice = [...devices.values()].map(own => overTime(own, aggregate)).filter(own => own.n > 0);
      return perDevice.length === 0 ? [] : [{ t, ...overDevices(perDevice, across) }];
    });
}

type Figures = Omit<Point, 't'>;

function overTime(pieces: readonly Piece[], aggregate: AggregateKind): Figures {
  const used = pieces.filter(piece => piece.n > 0);
  const n = total(used, 'n');
  return {
    n,
    value: valueOverTime(used, n, aggregate),
    min: Math.min(...used.map(piece => piece.min)),
    max: Math.max(...used.map(piece => piece.max)),
    suspect: total(pieces, 'suspect'),
    fail: total(pieces, 'fail'),
  };
}

function valueOverTime(pieces: readonly Piece[], n: number, aggregate: AggregateKind): number {
  const weighted = (map: (value: number) => number): number =>
    pieces.reduce((sum, piece) => sum + map(piece.value) * piece.n, 0) / n;
  switch (aggregate) {
    case 'sum':
    case 'increase':
      return total(pieces, 'value');
    case 'last':
      return pieces.reduce((last, piece) => (piece.time >= last.time ? piece : last)).value;
    case 'energy-mean':
      return 10 * Math.log10(weighted(value => 10 ** (value / 10)));
    case 'vector-mean': {
      const radians = Math.atan2(
        weighted(value => Math.sin((value * Math.PI) / 180)),
        weighted(value => Math.cos((value * Math.PI) / 180)),
      );
      return ((radians * 180) / Math.PI + 360) % 360;
    }
    case 'mean':
      return weighted(value => value);
  }
}

function overDevices(figures: readonly Figures[], across: Across): Figures {
  const share = across === 'sum' ? 1 : 1 / figures.length;
  return {
    n: total(figures, 'n'),
    value: total(figures, 'value') * share,
    min: across === 'sum' ? total(figures, 'min') : Math.min(...figures.map(item => item.min)),
    max: across === 'sum' ? total(figures, 'max') : Math.max(...figures.map(item => item.max)),
    suspect: total(figures, 'suspect'),
    fail: total(figures, 'fail'),
  };
}

function total<Key extends string>(items: readonly Record<Key, number>[], key: Key): number {
  return items.reduce((sum, item) => sum + item[key], 0);
}
