import { GOOD_HABITS, type Habits, type Round, type Step } from '../step.js';
import type { Patch } from './patch.js';

/** One protection, how to take it away, and the faults that it protects against. */
export interface Protection {
  readonly name: string;
  /** What stands between the faults and a loss. */
  readonly what: string;
  /** Changes with which the faults meet this protection alone and at the worst moment; they harm nothing by themselves. */
  readonly stage?: readonly Patch[];
  /** Takes the protection away. */
  readonly patches: readonly Patch[];
  readonly rounds: readonly Round[];
}

const INGEST = 'apps/ingest/src/';
const ALARMS = 'apps/alarms/src/';

/** Faults long enough to hold what is under way; the kill comes while it is held. */
const HELD_S = 12;
const WHILE_HELD_MS = 7_000;
/** Long enough for packs to pile up behind a store that says nothing. */
const PILING_UP_S = 60;

const round = (
  faults: Array<readonly [afterMs: number, step: Step]>,
  habits: Partial<Habits> = {},
): Round => ({
  habits: { ...GOOD_HABITS, ...habits },
  faults: faults.map(([afterMs, step]) => ({ afterMs, step })),
});
const silent = (seconds: number): Step => ({ kind: 'influx-trouble', trouble: { verb: 'stall' }, seconds });
const KILL_INGEST: Step = { kind: 'kill', target: 'ingest' };
const LOSE_STORE: Step = { kind: 'store-lost' };

/** Groups are begun without waiting for those before. */
const UNAWAITED: Patch = {
  file: `${INGEST}partitions/telemetry.consumer.js`,
  find: 'await this.handle(group, begunAt);',
  replace: 'void this.handle(group, begunAt).catch(() => undefined);',
};

/** Alarms dies once, after it has published what its outbox held and before it has taken it out. */
const DIES_AFTER_PUBLISHING: Patch = {
  file: `${ALARMS}outbox/outbox.service.js`,
  find: 'await this.outbox.remove(entries.map(entry => entry.id));',
  replace: `const fs = require('node:fs');
        if (!fs.existsSync(__filename + '.died')) {
            fs.writeFileSync(__filename + '.died', '');
            process.kill(process.pid, 'SIGKILL');
        }
        await this.outbox.remove(entries.map(entry => entry.id));`,
};

/** Every protection that a run can see the absence of. */
export const PROTECTIONS: readonly Protection[] = [
  {
    name: 'ack-after-influx',
    what: 'the broker is told only when InfluxDB has the readings',
    patches: [
      {
        file: `${INGEST}partitions/telemetry.consumer.js`,
        find: 'const outcome = await groups.handle(',
        replace: 'for (const delivery of group) delivery.ack(); const outcome = await groups.handle(',
      },
    ],
    rounds: [
      round([
        [0, silent(HELD_S)],
        [WHILE_HELD_MS, KILL_INGEST],
      ]),
    ],
  },
  {
    name: 'ack-after-ledger',
    what: 'the broker is told only when the ledger has the packs',
    patches: [
      {
        file: `${INGEST}readings/group.service.js`,
        find: 'const done = await ledger.record({ packs: known, deadLetters });',
        replace: 'void ledger.record({ packs: known, deadLetters }); const done = { runs: [], newPacks: 0 };',
      },
    ],
    rounds: [
      round([
        [0, { kind: 'down', target: 'postgres', seconds: HELD_S }],
        [WHILE_HELD_MS, KILL_INGEST],
      ]),
    ],
  },
  {
    name: 'commit-after-influx',
    what: 'ledger and commit come after InfluxDB',
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
    rounds: [
      round([
        [0, silent(HELD_S)],
        [WHILE_HELD_MS, LOSE_STORE],
        [WHILE_HELD_MS, KILL_INGEST],
      ]),
    ],
  },
  {
    name: 'influx-must-agree',
    what: 'only InfluxDB’s yes is a yes',
    patches: [
      {
        file: `${INGEST}readings/influx-reading.store.js`,
        find: 'this.parts.writer, this.target, lines);',
        replace: 'this.parts.writer, this.target, lines).catch(() => []);',
      },
    ],
    rounds: [
      round([
        [
          0,
          { kind: 'influx-trouble', trouble: { verb: 'answer', status: 503, to: 'writes' }, seconds: HELD_S },
        ],
        [WHILE_HELD_MS, { kind: 'kill', target: 'influxdb' }],
      ]),
    ],
  },
  {
    name: 'message-ids',
    what: 'what a service publishes again has the id that it had before',
    stage: [DIES_AFTER_PUBLISHING],
    patches: [
      {
        file: 'libs/messaging/src/publish/jetstream.publisher.js',
        find: 'msgID: options.msgId,',
        replace: '',
      },
    ],
    rounds: [round([])],
  },
  {
    name: 'outbox-once',
    what: 'a notification is known by its alarm and state, in the outbox and in the stream',
    stage: [DIES_AFTER_PUBLISHING],
    patches: [
      {
        file: `${ALARMS}outbox/message-id.js`,
        find: 'return `alarm:${id}:${state}`;',
        replace: 'return `alarm:${id}:${state}:${Math.random()}`;',
      },
    ],
    rounds: [round([])],
  },
  {
    name: 'fixed-tags',
    what: 'the zone of a row is the one that the subject says, not where the device is by now',
    patches: [
      {
        file: `${INGEST}readings/influx-reading.store.js`,
        find: 'pack.zone, pack.device);',
        replace: '(Date.now() / 7_000) & 1 ? pack.zone : `${pack.zone}-before`, pack.device);',
      },
    ],
    rounds: [round([[0, { kind: 'influx-trouble', trouble: { verb: 'forget' }, seconds: HELD_S }]])],
  },
  {
    name: 'awaited-groups',
    what: 'ingest takes a group only when one before it is done',
    patches: [UNAWAITED],
    rounds: [round([[0, silent(PILING_UP_S)]], { padding: 200 * 1_024 })],
  },
  {
    name: 'max-ack-pending',
    what: 'the broker hands out no more than a reader may hold, whatever the reader does',
    stage: [UNAWAITED],
    patches: [
      {
        file: 'libs/contracts/src/streams.js',
        find: 'maxAckPending: 1_024,',
        replace: 'maxAckPending: -1,',
      },
    ],
    rounds: [round([[0, silent(PILING_UP_S)]], { burst: 5, padding: 10 * 1_024 })],
  },
  {
    name: 'bound-values',
    what: 'names are checked, and values are bound to questions, never written into them',
    patches: [
      {
        file: 'apps/gateway/src/series/series.controller.js',
        find: "deviceIdSchema.optional().describe('One device')",
        replace: "deviceIdSchema.or(zod_1.z.string()).optional().describe('One device')",
      },
      {
        file: 'apps/gateway/src/series/series.service.js',
        find: 'const found = await this.registry.device(device);',
        replace: `const found = { ...(await this.registry.device(device.split("'")[0])), id: device };`,
      },
      {
        file: 'libs/timeseries/src/read/query.builder.js',
        find: 'return `"${tag}" = $${variable}`;',
        replace: 'return `"${tag}" = \'${name}\'`;',
      },
      {
        file: 'libs/database/src/paging/page-cursor.js',
        find: '([\\w-]{1,64})$/',
        replace: '(.{1,64})$/',
      },
      {
        file: `${ALARMS}episodes/postgres-episode.read-model.js`,
        find: '(e.raised_ms, e.id) < ($3, $4::text)',
        replace: "$4::text = '' OR (e.raised_ms, e.id) < ($3, '${position?.id}')",
      },
    ],
    rounds: [round([])],
  },
  {
    name: 'fresh-segments',
    what: 'an InfluxDB that died in the middle of a write begins a new segment of its log',
    patches: [
      {
        file: 'deploy/launcher/servers/server-plans.js',
        find: "'influxdb.log'),",
        replace: `'influxdb.log'), command: programs.influx.path,
          args: ['run', '-config', layout.config + '/influxdb.conf'],`,
      },
    ],
    rounds: [
      round([[0, { kind: 'disk-full', of: 'influxdb', seconds: 2 * HELD_S }]]),
      round([[HELD_S * 1_000, { kind: 'kill', target: 'influxdb' }]]),
    ],
  },
  {
    name: 'replaced-counts',
    what: 'a value that is replaced after it was stored counts as rejected from then on',
    patches: [
      {
        file: `${INGEST}ledger/postgres-ledger.store.js`,
        find: 'once.filter(({ letter }) => added.has(letter.id))',
        replace: 'once.filter(() => false)',
      },
    ],
    rounds: [round([[2 * HELD_S * 1_000, KILL_INGEST]])],
  },
  {
    name: 'higher-seq-holds',
    what: 'of two packs that claim a moment the higher (boot, seq) holds it',
    patches: [
      {
        file: `${INGEST}readings/claims.service.js`,
        find: 'if (group.unsure.length === 0)',
        replace: 'if (group.unsure.length >= 0)',
      },
    ],
    rounds: [
      round(
        [
          [15_000, KILL_INGEST],
          [15_000, { kind: 'kill', target: 'influxdb' }],
        ],
        { window: 50 },
      ),
    ],
  },
  {
    name: 'dead-letter-ids',
    what: 'the id of a dead letter follows from what it holds',
    patches: [
      {
        file: `${INGEST}dead-letters/dead-letter.js`,
        find: '.update(body)',
        replace: '.update(body).update(String(Math.random()))',
      },
    ],
    rounds: [
      round(
        [
          [0, silent(HELD_S)],
          [WHILE_HELD_MS, KILL_INGEST],
        ],
        { corrupt: 0.3 },
      ),
    ],
  },
  {
    name: 'lost-windows',
    what: 'windows of readings that READINGS has lost are computed again',
    patches: [
      {
        file: 'apps/rollup/src/recovery/recovery.service.js',
        find: 'if (!hasMissed(stream, checkpoint))',
        replace: 'if (hasMissed)',
      },
    ],
    rounds: [
      round([
        [0, { kind: 'pause', target: 'rollup', seconds: 45 }],
        [42_000, LOSE_STORE],
      ]),
    ],
  },
  {
    name: 'lost-alarms',
    what: 'readings that READINGS has lost are judged from what is stored',
    patches: [
      {
        file: `${ALARMS}readings/plan-start.js`,
        find: 'hasMissed: isAnother || stream.firstSequence > judgedTo + 1,',
        replace: 'hasMissed: false,',
      },
    ],
    rounds: [
      round([
        [0, { kind: 'pause', target: 'alarms', seconds: 25 }],
        [22_000, LOSE_STORE],
      ]),
    ],
  },
  {
    name: 'kept-broker',
    what: 'streams that the broker has lost are created again',
    patches: [
      {
        file: 'deploy/launcher/keepers/broker-keeper.js',
        find: 'if (missing.length === 0)',
        replace: 'if (missing.length >= 0)',
      },
    ],
    rounds: [round([[0, LOSE_STORE]])],
  },
];
