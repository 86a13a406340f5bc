import type { InfluxTrouble } from './influx-proxy.js';

/** Services that are killed and paused. */
export const SERVICES = ['registry', 'ingest', 'rollup', 'scoring', 'alarms', 'gateway'] as const;
export const SERVERS = ['nats', 'influxdb', 'postgres'] as const;
export type Target = (typeof SERVICES)[number] | (typeof SERVERS)[number];

/** What devices do beside sending each reading once. */
export interface Habits {
  /** Copies of each pack beside the first. */
  readonly copies: number;
  /** Packs that are held back and sent in another order. */
  readonly window: number;
  /** Broken packs for each good one. */
  readonly corrupt: number;
  /** Readings at once of each device on the broker. */
  readonly burst: number;
  /** Blanks behind each pack, bytes. */
  readonly padding: number;
}

export const GOOD_HABITS: Habits = { copies: 0, window: 0, corrupt: 0, burst: 1, padding: 0 };

/** One fault. Each lasts `seconds` and is over then; a kill is over at once. */
export type Step =
  | { readonly kind: 'kill'; readonly target: Target }
  | { readonly kind: 'pause'; readonly target: Target; readonly seconds: number }
  | { readonly kind: 'store-lost' }
  | { readonly kind: 'disk-full'; readonly of: 'nats' | 'influxdb'; readonly seconds: number }
  | { readonly kind: 'influx-trouble'; readonly trouble: InfluxTrouble; readonly seconds: number }
  | { readonly kind: 'down'; readonly target: Target; readonly seconds: number };

/** Faults that may be there at once; afterwards everything has to come back. */
export interface Round {
  readonly habits: Habits;
  readonly faults: ReadonlyArray<{ readonly afterMs: number; readonly step: Step }>;
}

/** Whether a step is a trial that the statistics count. What is kept down is killed many times, but for one reason. */
export const isKill = ({ kind }: Step): boolean => kind === 'kill' || kind === 'store-lost';

/** A kind of fault in words: how often each was done is told by these. */
export function nameStep(step: Step): string {
  return describeStep(step).replace(/( \d+)? \d+ s$/, '');
}

/** A step in words. */
function describeStep(step: Step): string {
  switch (step.kind) {
    case 'kill':
      return `kill ${step.target}`;
    case 'pause':
      return `pause ${step.target} ${step.seconds} s`;
    case 'down':
      return `${step.target} down ${step.seconds} s`;
    case 'store-lost':
      return 'kill nats and delete its store';
    case 'disk-full':
      return `disk of ${step.of} full ${step.seconds} s`;
    case 'influx-trouble':
      return `influxdb ${Object.values(step.trouble).map(String).join(' ')} ${step.seconds} s`;
  }
}

/** A round in words. */
export function describeRound({ habits, faults }: Round): string {
  const { copies, window, corrupt, burst, padding } = habits;
  const words = [
    ...faults.map(({ afterMs, step }) => `${describeStep(step)}${afterMs > 0 ? ` at ${afterMs} ms` : ''}`),
    ...(copies > 0 ? [`${copies} copies of each pack`] : []),
    ...(window > 0 ? [`order mixed within ${window}`] : []),
    ...(corrupt > 0 ? ['broken packs'] : []),
    ...(burst > 1 ? [`${burst} readings at once`] : []),
    ...(padding > 0 ? [`packs of ${padding / 1_024} KiB`] : []),
  ];
  return words.length > 0 ? words.join(', ') : 'nothing';
}
