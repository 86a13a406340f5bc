import type { DeadLetterReason, Lane } from '#libs/contracts';
import type { MetricDefinition } from '#libs/telemetry';
import type { Amendment } from '../quality/amendment.js';

/** A pack as it came from the stream. */
export interface RawPack {
  readonly subject: string;
  readonly data: Uint8Array;
  /** When the broker stored it, Unix ms; the same at every delivery, so judging by it is repeatable. */
  readonly receivedAt: number;
  /** When a replay of its dead letter came, Unix ms; {@link receivedAt} stays that of the first arrival. */
  readonly replayedAt?: number;
  readonly streamSequence: number;
}

/** What orders packs that claim the same point: the higher boot, then seq, then the later arrival. */
export interface PackRank {
  /** `null` for packs without a sequence; they rank below all others. */
  readonly boot: number | null;
  readonly seq: number | null;
  readonly receivedAt: number;
}

/**
 * What a pack says about one row of InfluxDB: a measurement of the device at one time. Values are kept
 * in columns, since this is built for every reading that arrives.
 */
export interface Point {
  readonly measurement: string;
  /** Unix ms. */
  readonly timeMs: number;
  readonly metrics: MetricDefinition[];
  /** In canonical units. */
  readonly values: number[];
  /** What quality control found, as bits of `Finding`. */
  readonly findings: number[];
  /** How many values belong to the rejected series. */
  fails: number;
  /** What these values showed about earlier ones, which are stored already. */
  amendments: Amendment[] | undefined;
  /** `superseded`: another pack holds the point; `refused`: InfluxDB does not take it. */
  state: 'claimed' | 'refused' | 'superseded';
  /** True when the row belongs to a higher pack and this one only adds fields to it. */
  joins: boolean;
  /** The next measurement at the same time. */
  sibling: Point | undefined;
}

/** A text or data record that goes to the table of events. */
export interface PackEvent {
  readonly metric: string;
  readonly timeMs: number;
  readonly type: 'data' | 'string';
  readonly value: string;
}

/** Records of a pack, or the whole pack, that cannot be stored. */
export interface Refusal {
  readonly reason: DeadLetterReason;
  /** For people: which records, and what was wrong. */
  readonly detail: string;
  /** Records refused; `null` when the whole pack is. */
  readonly records: number | null;
  /** Times of the refused records that may be counted in their own hour, Unix ms. */
  readonly times: readonly number[];
}

/** A pack that was decoded, identified and judged. */
export interface PreparedPack extends PackRank {
  readonly raw: RawPack;
  /** As the subject says; any text when {@link isNamed} is false. */
  readonly zone: string;
  readonly device: string;
  /** Whether zone and device are names that a ledger entry and a commit can carry. */
  readonly isNamed: boolean;
  readonly key: string;
  readonly lane: Lane;
  /** In order of first mention of their time; points of one time stand together. */
  readonly points: readonly Point[];
  readonly events: readonly PackEvent[];
  readonly refusals: Refusal[];
}

/** Below, equal or above zero as `a` ranks below, with or above `b`. */
export function compareRank(a: PackRank, b: PackRank): number {
  if (a.boot === null || b.boot === null) {
    if (a.boot !== null) return 1;
    if (b.boot !== null) return -1;
    return a.receivedAt - b.receivedAt;
  }
  return a.boot - b.boot || (a.seq ?? 0) - (b.seq ?? 0);
}
