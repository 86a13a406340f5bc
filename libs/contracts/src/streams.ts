import { PARTITIONS } from './partitions.js';
import { subjects } from './subjects.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

/** Largest pack a device may send, in bytes; a larger one is refused with a reason. */
export const MAX_PACK_BYTES = 256 * 1024;

/** How long the broker recognises a repeated message id, in milliseconds. */
const DUPLICATE_WINDOW_MS = 15 * MINUTE;

/** JetStream streams as plain data; only the provisioning step creates them. Sizes in bytes, times in ms. */
export const STREAMS = [
  {
    name: 'TELEMETRY',
    subjects: ['gz.part.v1.>'],
    maxAgeMs: DAY,
    maxBytes: 8 * GIB,
    discard: 'new',
    duplicateWindowMs: DUPLICATE_WINDOW_MS,
  },
  {
    name: 'READINGS',
    subjects: [subjects.allReadings],
    maxAgeMs: DAY,
    maxBytes: 8 * GIB,
    discard: 'new',
    duplicateWindowMs: DUPLICATE_WINDOW_MS,
  },
  {
    name: 'DEADLETTER',
    subjects: [subjects.allDeadLetters],
    maxAgeMs: 30 * DAY,
    maxBytes: 2 * GIB,
    discard: 'new',
    duplicateWindowMs: DUPLICATE_WINDOW_MS,
  },
  {
    name: 'EVENTS',
    subjects: [
      subjects.allAlarms,
      subjects.allNotifications,
      subjects.allScores,
      subjects.allWindows,
      subjects.allRegistry,
    ],
    maxAgeMs: 7 * DAY,
    maxBytes: GIB,
    discard: 'new',
    duplicateWindowMs: DUPLICATE_WINDOW_MS,
  },
  {
    name: 'COMMITS',
    subjects: [subjects.allCommits],
    maxAgeMs: 0,
    maxBytes: 256 * MIB,
    maxMsgsPerSubject: 1,
    discard: 'old',
    duplicateWindowMs: DUPLICATE_WINDOW_MS,
  },
] as const;

/** Name of a declared stream. */
export type StreamName = (typeof STREAMS)[number]['name'];

/** Durable consumer of one partition of TELEMETRY. */
export const ingestDurable = (partition: number): string => `ingest-p${partition}`;
export const ROLLUP_DURABLE = 'rollup-windows';
export const ALARMS_DURABLE = 'alarms-rules';

const ACK_WAIT_MS = 30_000;

/**
 * Durable pull consumers. `maxAckPending` is the hard bound of what a reader holds: two groups of the
 * reader's own group size.
 */
export const CONSUMERS = [
  ...Array.from({ length: PARTITIONS }, (_, partition) => ({
    stream: 'TELEMETRY',
    durable: ingestDurable(partition),
    filterSubject: subjects.partitionFilter(partition),
    ackWaitMs: ACK_WAIT_MS,
    maxAckPending: 1_024,
    maxDeliver: -1 as const,
  })),
  ...[ROLLUP_DURABLE, ALARMS_DURABLE].map(durable => ({
    stream: 'READINGS',
    durable,
    filterSubject: subjects.allReadings,
    ackWaitMs: ACK_WAIT_MS,
    maxAckPending: 512,
    maxDeliver: -1 as const,
  })),
];

/** Key-value bucket in which a reader of a partition keeps its lease. */
export const LEASE_BUCKET = 'GZ-LEASES';

/** Key-value buckets as plain data. */
export const BUCKETS = [{ name: LEASE_BUCKET, historyPerKey: 1, maxBytes: 16 * MIB }] as const;

/** Retention policies of InfluxDB. `durationHours: null` keeps for ever. */
export const RETENTION = [
  { name: 'raw', durationHours: 90 * 24, shardHours: 24, isDefault: true },
  { name: 'minute', durationHours: 365 * 24, shardHours: 7 * 24, isDefault: false },
  { name: 'hour', durationHours: null, shardHours: 30 * 24, isDefault: false },
  { name: 'day', durationHours: null, shardHours: 364 * 24, isDefault: false },
] as const;

/** How long readings are kept as they came, ms (retention policy `raw`). */
export const RAW_KEPT_MS = RETENTION[0].durationHours * 3_600_000;
