import { type Clock, type Logger } from '#libs/runtime';
import type { Directory, KnownDevice } from '../identity/directory.js';
import type { Point, PreparedPack } from '../readings/pack.js';
import { type Cursor, isUpset, touchedBehind } from './cursor.js';
import { CursorLoader } from './cursor-loader.js';
import { crossCheckPoint, judgePoints } from './point-judge.js';
import type { RejudgeQueue, SeriesStore } from './quality.ports.js';
import { SeriesMemory } from './series-memory.js';
import { SpanList } from './span-list.js';

/** A device that sends in disorder is left to the worker that judges again for so long. */
const LEFT_ALONE_MS = 10_000;
/** So long after a partition was taken, its last reader may still be writing what it held: it gives up after 10 s. */
const HANDOVER_MS = 15_000;

/** What the service works with. */
export interface QualityParts {
  readonly identity: { current(): Directory };
  /** Fails rather than waits: whoever judges again has time. */
  readonly store: Pick<SeriesStore, 'newest' | 'oldest'>;
  readonly queue: Pick<RejudgeQueue, 'add'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Points of one device in a group, in time order. */
interface DevicePoints {
  readonly known: KnownDevice;
  readonly points: Point[];
  /** Those before it are judged. */
  next: number;
  /** Where the next one goes on. */
  cursor: Cursor | undefined;
}

/**
 * Judges readings beside each other as they arrive. What goes on in order, now or somewhere in the past, is judged at
 * once by what is remembered, or else read back; everything else keeps its own findings and is queued. So findings
 * depend only on the readings.
 */
export class QualityService {
  private memory = new SeriesMemory();
  private readonly loader: CursorLoader;
  private takenAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: QualityParts) {
    this.loader = new CursorLoader(parts.store);
  }

  /**
   * Judges the claimed points of a group. Every group before it must be written.
   *
   * @param unsure points that are not newer than all that was stored of their device.
   * @returns what is to be judged again once the group is stored and told.
   */
  async judge(packs: readonly PreparedPack[], unsure: ReadonlySet<Point>): Promise<SpanList> {
    const { memory } = this;
    const late = new SpanList();
    let open = this.pick(packs, unsure, late);
    while (open.length > 0) {
      await this.findCursors(memory, open, unsure);
      open = open.filter(device => {
        const goesOn = this.advance(memory, device, late);
        if (!goesOn) this.leaveAlone(memory, device, late);
        return goesOn && device.next < device.points.length;
      });
    }
    return late;
  }

  /** Queues what {@link judge} returned. */
  async queue(late: SpanList): Promise<void> {
    const spans = late.toList();
    if (spans.length > 0) await this.parts.queue.add(spans);
  }

  /** Forgets devices: what was judged is not stored. */
  forget(packs: ReadonlyArray<{ readonly device: string }>): void {
    for (const { device } of packs) this.memory.forget(device);
  }

  /** A partition was taken from whoever read it before: what is remembered of its devices may be old. */
  noteHandover(): void {
    this.memory = new SeriesMemory();
    this.takenAt = this.parts.clock.now();
  }

  /** Points that can be judged now, by device; all others are late. */
  private pick(packs: readonly PreparedPack[], unsure: ReadonlySet<Point>, late: SpanList): DevicePoints[] {
    const { devices: directory } = this.parts.identity.current();
    const now = this.parts.clock.now();
    const isHandingOver = now - this.takenAt < HANDOVER_MS;
    const picked = new Map<string, DevicePoints>();
    for (const { device: id, points } of packs) {
      const known = directory.get(id);
      if (known === undefined || known.quality.groups.length === 0) continue;
      const isJudgedNow = !isHandingOver && !this.memory.isLeftAlone(id, now);
      for (const point of points) {
        if (point.state !== 'claimed') continue;
        const isWhole = crossCheckPoint(point, known.quality);
        if (!isJudgedNow || (!isWhole && unsure.has(point))) late.add(id, point.measurement, point.timeMs);
        if (!isJudgedNow) continue;
        const own = picked.get(id);
        if (own) own.points.push(point);
        else picked.set(id, { known, points: [point], next: 0, cursor: undefined });
      }
    }
    for (const { points } of picked.values())
      if (!isSorted(points)) points.sort((a, b) => a.timeMs - b.timeMs);
    return [...picked.values()];
  }

  /** Finds where each device's next point goes on; without an answer of the store it goes on nowhere. */
  private async findCursors(
    memory: SeriesMemory,
    devices: readonly DevicePoints[],
    unsure: ReadonlySet<Point>,
  ): Promise<void> {
    const lost: DevicePoints[] = [];
    for (const device of devices) {
      const { known, points, next } = device;
      device.cursor = memory.find(known.id, (points[next] as Point).timeMs);
      if (device.cursor === undefined) lost.push(device);
    }
    if (lost.length === 0) return;
    const wishes = lost.map(({ known, points, next }) => {
      const isNewest = unsure.size === 0 || !points.some(point => unsure.has(point));
      return { known, at: (points[next] as Point).timeMs, isNewest };
    });
    try {
      const cursors = await this.loader.load(wishes);
      lost.forEach((device, index) => {
        device.cursor = cursors[index];
        if (device.cursor) memory.keep(device.known.id, device.cursor);
      });
    } catch (error) {
      this.parts.logger.warn(
        { err: error, devices: lost.length },
        'readings could not be read back; theirs are judged again later',
      );
    }
  }

  /**
   * Judges the points that lie between a cursor's end and what is stored behind it.
   *
   * @returns false when the order of the device's readings is not what it seemed.
   */
  private advance(memory: SeriesMemory, device: DevicePoints, late: SpanList): boolean {
    const { known, points, cursor, next } = device;
    if (cursor === undefined) return false;
    while (device.next < points.length && (points[device.next] as Point).timeMs < cursor.ahead) device.next++;
    const some = next === 0 && device.next === points.length ? points : points.slice(next, device.next);
    const [first] = some;
    const last = some.at(-1);
    if (first === undefined || last === undefined) return false;
    if (!judgePoints(some, known.quality, cursor.series)) {
      device.next = next;
      return false;
    }
    cursor.last = last.timeMs;
    for (const { measurement, timeMs } of touchedBehind(known, cursor))
      late.add(known.id, measurement, timeMs);
    return this.passOthers(memory, device, first.timeMs, last.timeMs);
  }

  /** @returns false when readings between two moments, new to the device, make another of its cursors wrong. */
  private passOthers(
    memory: SeriesMemory,
    { known, cursor }: DevicePoints,
    from: number,
    to: number,
  ): boolean {
    for (const other of memory.of(known.id)) {
      if (other === cursor) continue;
      if (other.last >= from && isUpset(known, other, to)) return false;
      const end = Math.max(...other.borders.map(({ rows }) => rows.at(-1)?.timeMs ?? other.ahead));
      if (other.ahead <= to && from <= end) other.borders = [];
    }
    return true;
  }

  private leaveAlone(memory: SeriesMemory, { known, points, next }: DevicePoints, late: SpanList): void {
    memory.leaveAlone(known.id, this.parts.clock.now() + LEFT_ALONE_MS);
    for (const { measurement, timeMs } of points.slice(next)) late.add(known.id, measurement, timeMs);
  }
}

function isSorted(points: readonly Point[]): boolean {
  for (let index = 1; index < points.length; index++) {
    if ((points[index - 1] as Point).timeMs > (points[index] as Point).timeMs) return false;
  }
  return true;
}
