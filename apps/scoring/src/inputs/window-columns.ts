import type { WindowValues } from '#libs/readiness';

/** Values of a window that may be absent. */
const VALUES = ['mean', 'min', 'max', 'sum', 'increase'] as const;
type ValueName = (typeof VALUES)[number];

const HOUR_MS = 3_600_000;
const GROWTH = 1.5;

/**
 * Windows of one series in typed columns, by start. A zone has hundreds of thousands of them; as objects
 * they would take four times the memory and keep the garbage collector busy.
 */
export class WindowColumns {
  private length = 0;
  /** Start in hours since the Unix epoch: local days begin at full hours, too. */
  private starts = new Uint32Array(0);
  private readonly counts = { n: new Uint32Array(0), suspect: new Uint32Array(0), fail: new Uint32Array(0) };
  /** Absent values are `NaN`; a column appears with its first value. */
  private readonly values: Partial<Record<ValueName, Float64Array>> = {};

  /** How many windows there are. */
  get size(): number {
    return this.length;
  }

  /** Forgets what begins before `from` or at `to` and later, Unix ms. */
  keep(from: number, to: number): void {
    const first = this.indexOf(from);
    const end = Math.max(first, this.indexOf(to));
    if (first > 0) for (const column of this.columns()) column.copyWithin(0, first, end);
    this.length = end - first;
  }

  /** Adds windows that begin later than all there are, in order of their start. */
  append(windows: readonly WindowValues[]): void {
    this.reserve(this.length + windows.length);
    for (const window of windows) {
      const i = this.length++;
      this.starts[i] = window.start / HOUR_MS;
      this.counts.n[i] = window.n;
      this.counts.suspect[i] = window.suspect;
      this.counts.fail[i] = window.fail;
      for (const name of VALUES) {
        const value = window[name];
        let column = this.values[name];
        if (value !== null && column === undefined) {
          column = new Float64Array(this.starts.length).fill(Number.NaN);
          this.values[name] = column;
        }
        if (column !== undefined) column[i] = value ?? Number.NaN;
      }
    }
  }

  /** Windows that begin at `from` or later and before `to`, Unix ms. */
  between(from: number, to: number): WindowValues[] {
    const { mean, min, max, sum, increase } = this.values;
    const windows: WindowValues[] = [];
    const end = this.indexOf(to);
    for (let i = this.indexOf(from); i < end; i++) {
      windows.push({
        start: (this.starts[i] as number) * HOUR_MS,
        n: this.counts.n[i] as number,
        mean: valueAt(mean, i),
        min: valueAt(min, i),
        max: valueAt(max, i),
        sum: valueAt(sum, i),
        increase: valueAt(increase, i),
        suspect: this.counts.suspect[i] as number,
        fail: this.counts.fail[i] as number,
      });
    }
    return windows;
  }

  /** Position of the first window that begins at `start` or later. */
  private indexOf(start: number): number {
    let low = 0;
    let high = this.length;
    const wanted = start / HOUR_MS;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private reserve(length: number): void {
    if (length <= this.starts.length) return;
    const room = Math.ceil(Math.max(length, this.starts.length * GROWTH));
    this.starts = grown(this.starts, new Uint32Array(room));
    for (const name of ['n', 'suspect', 'fail'] as const) {
      this.counts[name] = grown(this.counts[name], new Uint32Array(room));
    }
    for (const name of VALUES) {
      const column = this.values[name];
      if (column !== undefined) this.values[name] = grown(column, new Float64Array(room).fill(Number.NaN));
    }
  }

  private *columns(): Iterable<Uint32Array | Float64Array> {
    yield this.starts;
    yield* Object.values(this.counts);
    yield* Object.values(this.values);
  }
}

function valueAt(column: Float64Array | undefined, i: number): number | null {
  const value = column?.[i];
  return value === undefined || Number.isNaN(value) ? null : value;
}

function grown<Column extends Uint32Array | Float64Array>(old: Column, larger: Column): Column {
  larger.set(old);
  return larger;
}
