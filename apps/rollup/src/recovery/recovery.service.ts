import type { Device } from '#libs/contracts';
import type { Clock, Logger } from '#libs/runtime';
import { MAX_AGE_MS, type MetricCatalogue, TIER_MS, windowStart } from '#libs/telemetry';
import type { Checkpoint } from '../dirty/dirty.ports.js';
import type { DirtyMark } from '../dirty/dirty-mark.js';
import type { DirtyService } from '../dirty/dirty.service.js';

/** State of READINGS at start. */
export interface StreamState {
  /** Unix ms. */
  readonly createdAt: number;
  readonly firstSequence: number;
  /** All messages up to here were acknowledged by us. */
  readonly acknowledgedTo: number;
}

/** Readings committed shortly before the checkpoint may be behind others in the stream. */
const MARGIN_MS = TIER_MS.hour;

/**
 * Finds out whether readings were stored that this service never heard of, because their messages are
 * gone, and marks every window they may have touched.
 */
export class RecoveryService {
  constructor(
    private readonly dirty: DirtyService,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * @param devices asked for only if something was missed.
   * @returns how many windows were marked.
   */
  async recover(
    stream: StreamState,
    catalogue: MetricCatalogue,
    devices: () => Promise<readonly Device[]>,
  ): Promise<number> {
    const checkpoint = await this.dirty.checkpoint();
    if (!hasMissed(stream, checkpoint)) return 0;
    this.logger.warn(
      { checkpoint, stream },
      'messages of READINGS are gone unread: all windows of the last 60 days are computed again',
    );
    const marks = missedMarks(await devices(), catalogue, checkpoint?.committedAt, this.clock.now());
    await this.dirty.mark(marks, {
      streamCreatedAt: stream.createdAt,
      sequence: stream.acknowledgedTo,
      committedAt: checkpoint?.committedAt ?? 0,
    });
    return marks.length;
  }
}

function hasMissed(stream: StreamState, checkpoint: Checkpoint | undefined): boolean {
  if (checkpoint !== undefined && checkpoint.streamCreatedAt !== stream.createdAt) return true;
  return stream.firstSequence > stream.acknowledgedTo + 1;
}

/**
 * Days since the checkpoint at once, older ones in the background: a reading that is committed now may
 * be up to 60 days old.
 */
function missedMarks(
  devices: readonly Device[],
  catalogue: MetricCatalogue,
  committedAt: number | undefined,
  nowMs: number,
): DirtyMark[] {
  const newest = windowStart('day', nowMs);
  const oldest = windowStart('day', nowMs - MAX_AGE_MS);
  const urgent = committedAt === undefined ? newest : windowStart('day', committedAt - MARGIN_MS);
  const marks: DirtyMark[] = [];
  for (const { id: device, zone, channels } of devices) {
    const measurements = new Set(channels.flatMap(({ metric }) => catalogue.find(metric)?.measurement ?? []));
    for (const measurement of measurements) {
      for (let start = newest; start >= oldest; start -= TIER_MS.day) {
        const lane = start >= urgent ? 'live' : 'history';
        marks.push({ measurement, zone, device, span: 'day', start, minutes: 'all', lane });
      }
    }
  }
  return marks;
}
