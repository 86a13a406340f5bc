import { cpus } from 'node:os';
import { connect } from 'nats';
import { packOf, weatherStations } from '../../support/readings.js';
import { ShippedStack } from '../../support/shipped-stack.js';
import { Viewers } from './viewers.js';

const VIEWERS = 1_000;
/** One of ten looks at all zones, as on the overview; the others at one. */
const ALL_EVERY = 10;
const CONNECTED_AT_ONCE = 50;
const ROUNDS = 60;
const ROUND_MS = 1_000;
const LAST_LOOK_MS = 3_000;
const WARM_UP_ROUNDS = 5;
const GOAL_P99_MS = 500;

const say = (text: string): void => console.log(text);
const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

async function main(): Promise<void> {
  const stack = await ShippedStack.create();
  try {
    say(
      `Greenzone live benchmark: ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
    );
    say('Starting a stack of its own, with 39 zones and without history …');
    await stack.start('--no-history');
    const stations = await weatherStations(stack);
    const viewers = new Viewers(stack.url);
    for (let i = 0; i < VIEWERS; i += CONNECTED_AT_ONCE) {
      await Promise.all(
        Array.from({ length: Math.min(CONNECTED_AT_ONCE, VIEWERS - i) }, (_, k) => {
          const station = stations[(i + k) % stations.length];
          return viewers.add(station?.zone ?? '', (i + k) % ALL_EVERY === 0 ? 'all' : 'zone');
        }),
      );
    }
    say(
      `${viewers.size} viewers of ${stations.length} zones; the fleet goes on sending, and all of it shares this machine.`,
    );
    const nats = await connect({ servers: stack.natsUrl });
    const boot = Date.now();
    let expected = 0;
    let seen = 0;
    const begun = performance.now();
    for (let round = 1; round <= ROUNDS; round++) {
      // Some rounds to warm up do not count.
      if (round === WARM_UP_ROUNDS + 1) viewers.delays.length = 0;
      for (const { id, zone } of stations) {
        const t = Date.now();
        const value = 20 + round / 1_000;
        const before = viewers.look(
          zone,
          `"device":"${id}","metric":"met.temp","value":${value},"time":${t}`,
        );
        if (round > WARM_UP_ROUNDS + 1) seen += before;
        nats.publish(
          `gz.telemetry.v1.${zone}.${id}`,
          Buffer.from(packOf(id, { t, v: value }, { boot, seq: round })),
        );
      }
      if (round > WARM_UP_ROUNDS) expected += VIEWERS;
      await pause(ROUND_MS);
    }
    await pause(LAST_LOOK_MS);
    for (const { zone } of stations) seen += viewers.look(zone, 'nothing more');
    const seconds = (performance.now() - begun) / 1_000;
    const { broken, bytes } = viewers;
    await nats.close();
    viewers.close();
    const sorted = viewers.delays.sort((a, b) => a - b);
    const at = (share: number): number =>
      Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN);
    const figures = {
      viewers: VIEWERS,
      liveDelayMsP50: at(0.5),
      liveDelayMsP95: at(0.95),
      liveDelayMsP99: at(0.99),
      unseen: expected - seen,
      expected,
      brokenConnections: broken,
      megabytesPerSecond: Math.round(bytes / seconds / 1e5) / 10,
      goal: at(0.99) <= GOAL_P99_MS,
    };
    say(
      `From a device's publish to the viewer: p50 ${figures.liveDelayMsP50} ms, p95 ${figures.liveDelayMsP95} ms, p99 ${figures.liveDelayMsP99} ms.`,
    );
    say(
      `${figures.unseen} of ${expected} were replaced by a newer value or never came; ${broken} connections broke.`,
    );
    say(JSON.stringify(figures));
  } finally {
    await stack.remove();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
