import type { Clock, Logger } from '#libs/runtime';
import type { Directory, KnownDevice } from '../identity/directory.js';
import type { ReadingsPublisher } from '../readings/readings.ports.js';
import type { Amendment } from './amendment.js';
import { encodeRejudged } from './encode-rejudged.js';
import type { Moments, RejudgeQueue, RejudgeTask, SeriesStore } from './quality.ports.js';
import { rejudgeGroup } from './rejudge-group.js';
import type { JudgedValue } from './row-judge.js';

/** Each look settles what the one before changed; more than this many, and something else is wrong. */
const MOST_ATTEMPTS = 5;

/** What the service works with. */
export interface RejudgeParts {
  readonly identity: { current(): Directory };
  readonly store: SeriesStore;
  readonly queue: RejudgeQueue;
  readonly readings: ReadingsPublisher;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Judges spans again that late readings touched, from what is stored, and tells what changed. */
export class RejudgeService {
  /** Flags changed since the start. */
  flagsChanged = 0;

  constructor(private readonly parts: RejudgeParts) {}

  /** Works on one span. Each step may be repeated; the span stays queued until a look finds nothing to change. */
  async run(task: RejudgeTask): Promise<void> {
    const { identity, queue, store, logger } = this.parts;
    const known = identity.current().devices.get(task.device);
    const groups = known?.quality.groups.filter(({ measurement }) => measurement === task.measurement) ?? [];
    let written: Moments | undefined;
    for (const group of groups) {
      for await (const page of rejudgeGroup(store, known as KnownDevice, group, momentsOf(task))) {
        const changed = page.filter(({ change }) => change !== 'none').map(({ found }) => found);
        const told = page.filter(judged => isNews(task, judged)).map(({ found }) => found);
        if (changed.length === 0 && told.length === 0) continue;
        if (task.attempts >= MOST_ATTEMPTS) {
          logger.warn({ task, changed: changed.length }, 'flags do not settle; the span is left as it is');
          return queue.done(task);
        }
        await this.change((known as KnownDevice).zone, task, { changed, told });
        written = spanOf([...changed, ...told], written);
      }
    }
    return written === undefined ? queue.done(task) : queue.again(task, written);
  }

  private async change(
    zone: string,
    task: RejudgeTask,
    { changed, told }: { readonly changed: readonly Amendment[]; readonly told: readonly Amendment[] },
  ): Promise<void> {
    const { queue, store, readings, clock } = this.parts;
    if (told.length > 0) await queue.announce(task, spanOf(told));
    if (changed.length > 0) {
      await store.amend({ zone, device: task.device }, changed);
      this.flagsChanged += changed.length;
    }
    const messages = encodeRejudged(zone, task, told, clock.now());
    if (messages.length > 0) await readings.publish(messages);
  }
}

/**
 * Whether readers must hear of a value: its flag changed, or they may not know the one that is stored. Its telling was
 * cut off, or a process ended between writing and telling it, or its reading came once more.
 */
function isNews({ attempts, untold }: RejudgeTask, { found, change, isFlagged }: JudgedValue): boolean {
  const isUntold = untold !== null && found.timeMs >= untold.from && found.timeMs <= untold.to;
  return change === 'flag' || (isFlagged && (isUntold || attempts === 0));
}

/** A look that follows a crash must pass again over what was written and perhaps not told. */
function momentsOf({ from, to, untold }: RejudgeTask): Moments {
  return untold === null ? { from, to } : { from: Math.min(from, untold.from), to: Math.max(to, untold.to) };
}

function spanOf(amendments: readonly Amendment[], also?: Moments): Moments {
  let { from, to } = also ?? { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  for (const { timeMs } of amendments) {
    from = Math.min(from, timeMs);
    to = Math.max(to, timeMs);
  }
  return { from, to };
}
