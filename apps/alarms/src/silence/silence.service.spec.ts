import type { CadenceDeclaration, Episode } from '#libs/contracts';
import { aDevice, aRule, aVersion } from '../test/alarms.builder.js';
import { HeardReadings } from './heard-readings.js';
import type { DueAlarm } from './silence-alarms.js';
import { type SilenceParts, SilenceService } from './silence.service.js';

const MINUTE = 60_000;
const ID = 'zone-power-01';

/** The service with a device of two speeds, a rule of an hour, and stores of the moment. */
function watch(fastSeconds: number, slowSeconds: number, stepSeconds: number | null = null) {
  const heard = new HeardReadings();
  let nowMs = 0;
  let open: Episode[] = [];
  const device = aDevice({
    id: ID,
    channels: [
      { metric: 'fast', cadenceSeconds: fastSeconds },
      { metric: 'slow', cadenceSeconds: slowSeconds },
    ],
  });
  const {
    id: _,
    effectiveFrom: __,
    effectiveTo: ___,
    ...definition
  } = aRule({
    ...{ metric: 'data.silence', set: 60, clear: 1, onDelaySeconds: 0, priority: 2 },
  });
  const version = aVersion({ definition, effectiveFrom: Number.NEGATIVE_INFINITY });
  const declared: CadenceDeclaration[] = [
    { device: ID, from: -1_000 * MINUTE, to: null, stepSeconds, declaredAt: 0 },
  ];
  const service = new SilenceService({
    heard,
    directory: { catalogue: { devices: [device] }, versions: new Map([[version.rule, [version]]]) },
    cadences: { refresh: async () => undefined, of: () => declared },
    store: {
      open: async () => open,
      listened: async () => undefined,
      apply: async (due: readonly DueAlarm[]) => {
        open = due.map(({ episode }) => episode);
        return 0;
      },
    },
    lag: () => 0,
    clock: { now: () => nowMs },
    onNotification: () => undefined,
  } as unknown as SilenceParts);
  return {
    hear: (metric: string, minute: number) =>
      heard.take([{ device: ID, lane: 'live', rows: [{ t: minute * MINUTE, values: { [metric]: 1 } }] }]),
    /** Metrics of which an alarm stands at a minute. */
    standing: async (minute: number): Promise<string[]> => {
      nowMs = minute * MINUTE;
      await service.turn();
      return open.map(({ metric }) => metric).sort();
    },
  };
}

describe('SilenceService', () => {
  it.each([
    ['of ten seconds', 10, 900],
    ['of five minutes', 300, 1_800],
  ])('gives slower metrics of a device %s that spoke again until their next turn', async (_, fast, slow) => {
    const { hear, standing } = watch(fast, slow);
    hear('fast', 0);
    hear('slow', -20);
    expect(await standing(70)).toEqual(['data.silence']);
    hear('fast', 75);
    expect(await standing(75)).toEqual([]);
    hear('fast', 80);
    expect(await standing(80)).toEqual([]);
    hear('slow', 85);
    hear('fast', 90);
    expect(await standing(90)).toEqual([]);
  });

  it('calls a metric silent that does not come then either', async () => {
    const { hear, standing } = watch(10, 900);
    hear('fast', 0);
    hear('slow', -20);
    expect(await standing(70)).toEqual(['data.silence']);
    for (let minute = 75; minute <= 140; minute++) {
      hear('fast', minute);
      expect([minute, await standing(minute)]).toEqual([minute, minute < 135 ? [] : ['slow']]);
    }
  });

  it('hears of a dead metric of a device that declares a slow step', async () => {
    const { hear, standing } = watch(10, 10, 1_200);
    hear('slow', 0);
    for (let minute = 0; minute <= 100; minute += 20) hear('fast', minute);
    expect(await standing(100)).toEqual(['slow']);
  });

  it('hears of a metric that was dead in what a device sends of the time that it was away', async () => {
    const { hear, standing } = watch(10, 10);
    hear('fast', 0);
    hear('slow', 0);
    expect(await standing(200)).toEqual(['data.silence']);
    expect(await standing(201)).toEqual(['data.silence']);
    hear('slow', 60);
    for (let minute = 1; minute <= 202; minute++) hear('fast', minute);
    expect(await standing(202)).toEqual(['slow']);
  });
});
