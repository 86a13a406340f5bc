import { GOOD_HABITS, type Round } from '../step.js';

/** A line of the compiled product, and what stands there when the protection is gone. */
export interface Patch {
  /** Below `dist/`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** One protection, how to take it away, and the faults that it protects against. */
export interface Protection {
  readonly name: string;
  readonly patches: readonly Patch[];
  readonly rounds: readonly Round[];
}

const INGEST = 'apps/ingest/src/';

/** Faults long enough to hold what is under way; the kill comes while it is held. */
const HELD_S = 12;
const WHILE_HELD_MS = 7_000;

/** InfluxDB says nothing, the broker loses what it holds, and ingest what it has in memory. */
const ALL_LOST_WHILE_WRITING: Round = {
  habits: GOOD_HABITS,
  faults: [
    { afterMs: 0, step: { kind: 'influx-trouble', trouble: { verb: 'stall' }, seconds: HELD_S } },
    { afterMs: WHILE_HELD_MS, step: { kind: 'store-lost' } },
    { afterMs: WHILE_HELD_MS, step: { kind: 'kill', target: 'ingest' } },
  ],
};

/** Every protection that a run can see the absence of. */
export const PROTECTIONS: readonly Protection[] = [
  {
    name: 'acknowledge to the broker after InfluxDB',
    patches: [
      {
        file: `${INGEST}partitions/telemetry.consumer.js`,
        find: 'const outcome = await groups.handle(',
        replace: 'for (const delivery of group) delivery.ack(); const outcome = await groups.handle(',
      },
    ],
    rounds: [
      {
        habits: GOOD_HABITS,
        faults: [
          { afterMs: 0, step: { kind: 'influx-trouble', trouble: { verb: 'stall' }, seconds: HELD_S } },
          { afterMs: WHILE_HELD_MS, step: { kind: 'kill', target: 'ingest' } },
        ],
      },
    ],
  },
  {
    name: 'acknowledge to the broker after the ledger',
    patches: [
      {
        file: `${INGEST}readings/group.service.js`,
        find: 'const done = await ledger.record({ packs: known, deadLetters });',
        replace: 'void ledger.record({ packs: known, deadLetters }); const done = { runs: [], newPacks: 0 };',
      },
    ],
    rounds: [
      {
        habits: GOOD_HABITS,
        faults: [
          { afterMs: 0, step: { kind: 'down', target: 'postgres', seconds: HELD_S } },
          { afterMs: WHILE_HELD_MS, step: { kind: 'kill', target: 'ingest' } },
        ],
      },
    ],
  },
  {
    name: 'ledger after InfluxDB',
    patches: [
      {
        file: `${INGEST}readings/group.service.js`,
        find: 'await this.steps.store.pass(() => this.store(group));',
        replace: 'const stored = () => this.steps.store.pass(() => this.store(group));',
      },
      {
        file: `${INGEST}readings/group.service.js`,
        find: 'await this.steps.publish.pass(async () => {',
        replace: 'await stored(); await this.steps.publish.pass(async () => {',
      },
    ],
    rounds: [ALL_LOST_WHILE_WRITING],
  },
  {
    name: 'only InfluxDB’s yes is a yes',
    patches: [
      {
        file: `${INGEST}readings/influx-reading.store.js`,
        find: "const isUnprepared = outcome.outcome.kind === 'misconfigured';",
        replace: "if (outcome) return []; const isUnprepared = outcome.outcome.kind === 'misconfigured';",
      },
    ],
    rounds: [
      {
        habits: GOOD_HABITS,
        faults: [
          {
            afterMs: 0,
            step: { kind: 'influx-trouble', trouble: { verb: 'answer', status: 503 }, seconds: HELD_S },
          },
          { afterMs: WHILE_HELD_MS, step: { kind: 'kill', target: 'influxdb' } },
        ],
      },
    ],
  },
  {
    name: 'the higher boot and seq holds a moment',
    patches: [
      {
        file: `${INGEST}readings/claims.service.js`,
        find: 'if (group.unsure.length === 0)',
        replace: 'if (group.unsure.length >= 0)',
      },
    ],
    rounds: [
      {
        habits: { ...GOOD_HABITS, window: 50 },
        faults: [
          { afterMs: 15_000, step: { kind: 'kill', target: 'ingest' } },
          { afterMs: 15_000, step: { kind: 'kill', target: 'influxdb' } },
        ],
      },
    ],
  },
  {
    name: 'the id of a dead letter follows from what it holds',
    patches: [
      {
        file: `${INGEST}dead-letters/dead-letter.js`,
        find: '.update(body)',
        replace: '.update(body).update(String(Math.random()))',
      },
    ],
    rounds: [
      {
        habits: { ...GOOD_HABITS, corrupt: 0.3 },
        faults: [
          { afterMs: 0, step: { kind: 'influx-trouble', trouble: { verb: 'stall' }, seconds: HELD_S } },
          { afterMs: WHILE_HELD_MS, step: { kind: 'kill', target: 'ingest' } },
        ],
      },
    ],
  },
  {
    name: 'windows of readings that READINGS has lost are computed again',
    patches: [
      {
        file: 'apps/rollup/src/recovery/recovery.service.js',
        find: 'if (!hasMissed(stream, checkpoint))',
        replace: 'if (hasMissed)',
      },
    ],
    rounds: [
      {
        habits: GOOD_HABITS,
        faults: [
          { afterMs: 0, step: { kind: 'pause', target: 'rollup', seconds: 45 } },
          { afterMs: 42_000, step: { kind: 'store-lost' } },
        ],
      },
    ],
  },
  {
    name: 'streams that the broker has lost are created again',
    patches: [
      {
        file: 'deploy/launcher/servers/broker-keeper.js',
        find: 'if (missing.length === 0)',
        replace: 'if (missing.length >= 0)',
      },
    ],
    rounds: [{ habits: GOOD_HABITS, faults: [{ afterMs: 0, step: { kind: 'store-lost' } }] }],
  },
];
