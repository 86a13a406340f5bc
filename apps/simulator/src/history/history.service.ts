import type { CourierService, Parcel } from '../delivery/courier.service.js';
import type { PackEncoder } from '../delivery/encoder-of.js';
import type { Figures } from '../delivery/figures.js';
import type { FaultRecorder } from '../faults/fault-recorder.js';
import type { SimulatedDevice } from '../fleet/build-fleet.js';
import { cutSlots, isSlotEmpty, packOfSlot, recordsOfSlot, type Slot } from './chunk-writer.js';
import type { TimeSpan } from './cover-time.js';
import { cutChunks } from './cut-chunks.js';
import type { CommitDesk } from './history.ports.js';

/** Packs of history that may be uncommitted: live packs never queue behind more. */
const MOST_UNCOMMITTED = 64;
/** More than can ever wait: history is never dropped. */
const BUFFER_PACKS = 2 * MOST_UNCOMMITTED;
/** Questions under way at once. */
const MOST_QUESTIONS = 64;

/** Time to be filled in. */
export interface HistoryTask extends TimeSpan {
  readonly devices: readonly SimulatedDevice[];
  /** Time between readings; 0 = each channel's own cadence. */
  readonly stepMs: number;
  /** Whether an earlier start may have stored some of it. */
  readonly isResumed: boolean;
  /** Where a device has readings already, the time they reach to. */
  readonly since?: ReadonlyMap<string, number>;
}

/** What the service works with. */
export interface HistoryParts {
  readonly courier: CourierService;
  readonly commits: CommitDesk;
  readonly figures: Figures;
  /** Lets other work have its turn; resolves after so many ms. */
  readonly pause: (ms: number) => Promise<void>;
  readonly encode: PackEncoder;
  /** Absent when there are no faults to write down. */
  readonly recorder: FaultRecorder | undefined;
}

interface Chunk {
  readonly task: HistoryTask;
  readonly span: TimeSpan;
  readonly slots: readonly Slot[];
}

/**
 * Sends the past through the same door as the present: newest day first, oldest first inside a day, each
 * day a run of its own whose boot is the day's start, so that a restart finds what is stored already.
 */
export class HistoryService {
  private stopped = false;
  /** Slots without anything to send, or stored before. */
  private passed = 0;
  private submitted = 0;
  /** Runs of days that are sent, not all of it committed. */
  private readonly finishing = new Set<Parcel>();

  constructor(private readonly parts: HistoryParts) {}

  /** Ends {@link fill} soon. */
  stop(): void {
    this.stopped = true;
  }

  /**
   * Fills in the tasks, all their days together newest first.
   *
   * @returns whether everything is committed: it is not when it was stopped.
   */
  async fill(tasks: readonly HistoryTask[]): Promise<boolean> {
    const chunks = tasks
      .flatMap(task => cutChunks(task).map(span => this.planChunk(task, span)))
      .sort((a, b) => b.span.to - a.span.to);
    this.parts.figures.historyTotal += chunks.reduce((sum, { slots }) => sum + slots.length, 0);
    const skipped = new Set<HistoryTask>();
    for (const task of tasks) {
      if (task.isResumed && (await this.isComplete(chunks.filter(chunk => chunk.task === task)))) {
        skipped.add(task);
      }
    }
    for (const chunk of chunks) {
      if (this.stopped) return false;
      if (skipped.has(chunk.task)) this.passed += chunk.slots.length;
      else await this.sendChunk(chunk);
    }
    while (this.parts.courier.waiting('history') > 0 && !this.stopped) await this.waitForCommit();
    this.settle();
    return !this.stopped;
  }

  private planChunk(task: HistoryTask, span: TimeSpan): Chunk {
    const slots = task.devices.flatMap(simulated => {
      const since = task.since?.get(simulated.device.id) ?? span.from;
      const from = Math.max(span.from, since);
      return from >= span.to ? [] : cutSlots(simulated, { from, to: span.to }, task.stepMs);
    });
    // Slots of one time together, so that all devices come forward through the day side by side.
    return { task, span, slots: slots.sort((a, b) => a.from - b.from) };
  }

  /**
   * Days are sent in order and few packs are under way at once, so a task whose last packs are stored was
   * finished.
   */
  private async isComplete(chunks: readonly Chunk[]): Promise<boolean> {
    const oldest = chunks.at(-1);
    if (oldest === undefined) return true;
    const devices = [...new Set(oldest.slots.slice(-2 * MOST_UNCOMMITTED).map(slot => slot.simulated))];
    const stored = await this.storedOf(devices, oldest.span.from);
    return devices.every(simulated => {
      const packs = oldest.slots.filter(
        slot => slot.simulated === simulated && !isSlotEmpty(slot, oldest.task.stepMs),
      );
      return (stored.get(simulated) ?? 0) >= packs.length;
    });
  }

  private async storedOf(
    devices: readonly SimulatedDevice[],
    boot: number,
  ): Promise<Map<SimulatedDevice, number>> {
    const stored = new Map<SimulatedDevice, number>();
    for (let i = 0; i < devices.length && !this.stopped; i += MOST_QUESTIONS) {
      await Promise.all(
        devices.slice(i, i + MOST_QUESTIONS).map(async simulated => {
          const { zone, id } = simulated.device;
          stored.set(simulated, await this.parts.commits.storedSeq(zone, id, boot));
        }),
      );
    }
    return stored;
  }

  private async sendChunk(chunk: Chunk): Promise<void> {
    const { task, span, slots } = chunk;
    const devices = [...new Set(slots.map(slot => slot.simulated))];
    const stored = task.isResumed
      ? await this.storedOf(devices, span.from)
      : new Map<SimulatedDevice, number>();
    const runs = new Map(
      devices.map(simulated => {
        const { zone, id: device } = simulated.device;
        const parcel = this.parts.courier.open({ zone, device, lane: 'history' }, span.from, BUFFER_PACKS);
        return [simulated, { parcel, stored: stored.get(simulated) ?? 0 }] as const;
      }),
    );
    for (const slot of slots) {
      const run = runs.get(slot.simulated);
      if (run === undefined) continue;
      while (this.parts.courier.waiting('history') >= MOST_UNCOMMITTED && !this.stopped)
        await this.waitForCommit();
      if (this.stopped) return;
      const { outbox } = run.parcel;
      // What an earlier start stored is not made again; only its number matters.
      const isStored = outbox.nextSeq <= run.stored;
      const records = isStored ? [] : recordsOfSlot(slot, task.stepMs);
      if (!isStored) this.parts.recorder?.cover(slot.simulated, slot.from, slot.to);
      if (records.length === 0) {
        if (isStored && !isSlotEmpty(slot, task.stepMs)) outbox.skipTo(outbox.nextSeq);
        this.passed++;
      } else {
        this.parts.figures.samples += records.length;
        this.submitted++;
        this.parts.courier.submit(run.parcel, (boot, seq) =>
          this.parts.encode(packOfSlot(slot, records, boot, seq)),
        );
      }
      await this.parts.pause(0);
    }
    for (const { parcel } of runs.values()) this.finishing.add(parcel);
    this.settle();
  }

  private async waitForCommit(): Promise<void> {
    await this.parts.courier.nextCommit(this.parts.pause);
    this.settle();
  }

  /** Counts what is stored and ends the runs of finished days of which nothing is left. */
  private settle(): void {
    this.parts.figures.historyDone = this.passed + this.submitted - this.parts.courier.waiting('history');
    for (const parcel of this.finishing) {
      if (parcel.outbox.size > 0) continue;
      this.parts.courier.close(parcel);
      this.finishing.delete(parcel);
    }
  }
}
