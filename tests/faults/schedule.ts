import type { InfluxTrouble } from './influx-proxy.js';
import { Deck, Random } from './random.js';
import {
  GOOD_HABITS,
  type Habits,
  isKill,
  type Round,
  SERVERS,
  SERVICES,
  type Step,
  type Target,
} from './step.js';

/** How a schedule is drawn. */
export interface ScheduleOptions {
  readonly seed: number;
  readonly kills: number;
  /** Longest fault that lasts; pauses are 5 s at least. */
  readonly longestSeconds: number;
}

const TARGETS: readonly Target[] = [...SERVICES, ...SERVERS];
/** What goes with the kills of a round: mostly nothing, or another kill. */
const COMPANIONS = [
  ...['none', 'none', 'kill', 'kill', 'kill', 'pause', 'pause', 'influx', 'influx', 'influx'],
  ...['postgres', 'store', 'disk-nats', 'disk-influxdb'],
] as const;
const TROUBLES: readonly InfluxTrouble[] = [
  { verb: 'latency', ms: 2_000 },
  { verb: 'slow', bytesPerSecond: 8_000 },
  { verb: 'stall' },
  { verb: 'reset' },
  { verb: 'answer', status: 500 },
  { verb: 'answer', status: 503 },
  { verb: 'forget' },
];
/** Faults of a round begin within this time of each other. */
const SPREAD_MS = 4_000;

/** Draws the rounds: everything that will be done follows from the seed. */
export function drawSchedule({ seed, kills, longestSeconds }: ScheduleOptions): Round[] {
  const random = new Random(seed);
  const targets = new Deck(TARGETS, random);
  const paused = new Deck(TARGETS, random);
  const companions = new Deck(COMPANIONS, random);
  const troubles = new Deck(TROUBLES, random);
  const seconds = (): number => random.whole(5, Math.max(5, longestSeconds));
  const companion = (beside: Target): Step[] => {
    const other = (deck: Deck<Target>): Target => {
      const dealt = deck.deal();
      return dealt === beside ? deck.deal() : dealt;
    };
    const what = companions.deal();
    switch (what) {
      case 'none':
        return [];
      case 'kill':
        return [{ kind: 'kill', target: other(targets) }];
      case 'pause':
        return [{ kind: 'pause', target: other(paused), seconds: seconds() }];
      case 'influx':
        return [{ kind: 'influx-trouble', trouble: troubles.deal(), seconds: seconds() }];
      case 'postgres':
        return [{ kind: 'down', target: 'postgres', seconds: seconds() }];
      case 'store':
        return [{ kind: 'store-lost' }];
      case 'disk-nats':
        return [{ kind: 'disk-full', of: 'nats', seconds: seconds() }];
      case 'disk-influxdb':
        return [{ kind: 'disk-full', of: 'influxdb', seconds: seconds() }];
    }
  };
  const rounds: Round[] = [];
  for (let left = kills; left > 0; ) {
    const target = targets.deal();
    const steps: Step[] = [{ kind: 'kill', target }, ...(left > 1 ? companion(target) : [])];
    left -= steps.filter(isKill).length;
    rounds.push({
      habits: drawHabits(random),
      faults: random
        .shuffle(steps)
        .map((step, i) => ({ step, afterMs: i === 0 ? 0 : random.whole(0, SPREAD_MS) })),
    });
  }
  return rounds;
}

function drawHabits(random: Random): Habits {
  return {
    ...GOOD_HABITS,
    copies: random.chance(0.4) ? random.whole(1, 9) : 0,
    window: random.chance(0.5) ? random.whole(5, 50) : 0,
    corrupt: random.chance(0.4) ? 0.1 : 0,
  };
}
