import { LaunchFailure } from './failure.js';

export interface StartArguments {
  readonly help: boolean;
  readonly smoke: boolean;
  /** How many zones the simulator plays; undefined means all. */
  readonly zones: number | undefined;
  /** Days of history to make; 0 makes none. */
  readonly historyDays: number;
  readonly historyStepSeconds: number;
  /** Event seconds per second until the devices have caught up with now; 1 is live. */
  readonly speed: number;
  /** How far in the past an accelerated run begins. */
  readonly behindHours: number;
  /** Whether devices are simulated; `none` waits for real ones. */
  readonly devices: 'simulated' | 'none';
  /** How simulated devices write their packs. */
  readonly encoding: 'json' | 'cbor';
  /** Labelled faults that are tried for each simulated device a day; 0 = none. */
  readonly faultsPerDay: number;
  /** Labelled faults besides, one a device: `kind:device:seconds until it begins:seconds that it lasts`. */
  readonly faultOrders: readonly string[];
}

export const START_USAGE = `npm start -- [options]

  --zones N        simulate the devices of N zones only (default: all 39)
  --history 30d    how much history to make in the background (default: 30d; the most is 58d)
  --step 15m       time between two readings of the history (default: 15m)
  --no-history     live readings only
  --speed N        for demonstrations, with data of their own: the devices live N times faster (2 to 3600)
                   until they have caught up with now, from --behind ago on
  --behind 24h     where an accelerated run begins (default: 24h)
  --no-simulator   no simulated devices: only what real ones publish
  --cbor           simulated devices write their packs in CBOR; else in JSON
  --faults N       so many labelled faults a day (up to 12) for each simulated device; the truth is in .data/faults/
  --fault KIND:DEVICE:AFTER:LENGTH
                   a labelled fault more, such as gap:nomura-hai-phong-submeter-01:1m:15m, counted in the devices'
                   time from the start of the simulator on; again for other devices (docs/quality.md lists the kinds)
  --smoke          come up beside a running stack, prove one reading from publish to API, go down
  --help           this text

Ports: GZ_HTTP_PORT 18080, GZ_NATS_PORT 14222, GZ_MQTT_PORT 11883, GZ_INFLUX_PORT 18086, GZ_PG_PORT 15432.
Data: .data/ (GZ_DATA_DIR puts it elsewhere). Files of Circular 10/2021 put into .data/drop/ (GZ_DROP_DIR) are taken in.`;

const DEFAULTS: StartArguments = {
  help: false,
  smoke: false,
  zones: undefined,
  historyDays: 30,
  historyStepSeconds: 15 * 60,
  speed: 1,
  behindHours: 24,
  devices: 'simulated',
  encoding: 'json',
  faultsPerDay: 0,
  faultOrders: [],
};

/** Ingest refuses readings of more than 60 days ago, and making them takes a while. */
const MOST_HISTORY_DAYS = 58;
const DAY_SECONDS = 86_400;
const MOST_SPEED = 3_600;
const MOST_FAULTS = 12;

const UNIT_SECONDS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** Seconds of a text such as `15m`, `30d` or `12h`; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const seconds = Number(amount) * (UNIT_SECONDS[unit ?? ''] ?? Number.NaN);
  return seconds > 0 ? seconds : undefined;
}

function readDuration(option: string, text: string | undefined): number {
  const seconds = parseDuration(text ?? '');
  if (!seconds) {
    throw new LaunchFailure(`${option} needs a duration such as 15m, 12h or 30d, not ${text ?? 'nothing'}.`);
  }
  return seconds;
}

/** Which kinds and devices there are is known to the simulator. */
function readFault(option: string, text: string | undefined): string {
  const [kind = '', device = '', after = '', length = '', ...rest] = (text ?? '').split(':');
  const seconds = [after, length].map(parseDuration);
  const isWhole = /^[a-z-]+$/.test(kind) && /^[a-z0-9-]+$/.test(device) && rest.length === 0;
  if (!isWhole || seconds.some(each => each === undefined || each > MOST_HISTORY_DAYS * DAY_SECONDS))
    throw new LaunchFailure(
      `${option} needs KIND:DEVICE:AFTER:LENGTH such as gap:nomura-hai-phong-submeter-01:1m:15m, not ${text ?? 'nothing'}.`,
    );
  if (Number(seconds[1]) > DAY_SECONDS)
    throw new LaunchFailure(`${option} lasts a day at most, not ${length}.`);
  return [kind, device, ...seconds].join(':');
}

/** A device has one fault at a time, so that each finding has one cause. */
function withFault(orders: readonly string[], order: string): string[] {
  const deviceOf = (text: string): string | undefined => text.split(':')[1];
  if (orders.some(other => deviceOf(other) === deviceOf(order)))
    throw new LaunchFailure(`--fault is given twice for ${deviceOf(order)}: a device takes one.`);
  return [...orders, order];
}

/** Reads the options of `npm start`; both `--zones 5` and `--zones=5` are understood. */
export function parseStartArguments(args: readonly string[]): StartArguments {
  const words = args.flatMap(word => {
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    return equals < 0 ? [word] : [word.slice(0, equals), word.slice(equals + 1)];
  });
  let parsed = DEFAULTS;
  while (words.length > 0) {
    const option = words.shift();
    switch (option) {
      case '--help':
      case '-h':
        parsed = { ...parsed, help: true };
        break;
      case '--smoke':
        parsed = { ...parsed, smoke: true };
        break;
      case '--no-history':
        parsed = { ...parsed, historyDays: 0 };
        break;
      case '--no-simulator':
        parsed = { ...parsed, devices: 'none', historyDays: 0 };
        break;
      case '--cbor':
        parsed = { ...parsed, encoding: 'cbor' };
        break;
      case '--faults': {
        const text = words.shift();
        const faultsPerDay = Number(text);
        if (!(faultsPerDay > 0 && faultsPerDay <= MOST_FAULTS))
          throw new LaunchFailure(`--faults needs a number up to ${MOST_FAULTS}, not ${text ?? 'nothing'}.`);
        parsed = { ...parsed, faultsPerDay };
        break;
      }
      case '--fault':
        parsed = { ...parsed, faultOrders: withFault(parsed.faultOrders, readFault(option, words.shift())) };
        break;
      case '--zones': {
        const text = words.shift();
        const zones = /^\d+$/.test(text ?? '') ? Number(text) : 0;
        if (zones < 1)
          throw new LaunchFailure(`--zones needs a whole number from 1, not ${text ?? 'nothing'}.`);
        parsed = { ...parsed, zones };
        break;
      }
      case '--history': {
        const days = readDuration(option, words.shift()) / DAY_SECONDS;
        if (!Number.isInteger(days) || days > MOST_HISTORY_DAYS) {
          throw new LaunchFailure(
            `--history is a number of whole days, at most ${MOST_HISTORY_DAYS}d: older readings are refused.`,
          );
        }
        parsed = { ...parsed, historyDays: days };
        break;
      }
      case '--speed': {
        const text = words.shift();
        const speed = Number(text);
        if (!(speed >= 1 && speed <= MOST_SPEED))
          throw new LaunchFailure(
            `--speed needs a number from 1 to ${MOST_SPEED}, not ${text ?? 'nothing'}.`,
          );
        parsed = { ...parsed, speed };
        break;
      }
      case '--behind': {
        const hours = readDuration(option, words.shift()) / 3_600;
        if (hours > MOST_HISTORY_DAYS * 24)
          throw new LaunchFailure(`--behind is at most ${MOST_HISTORY_DAYS}d: older readings are refused.`);
        parsed = { ...parsed, behindHours: hours };
        break;
      }
      case '--step':
        parsed = { ...parsed, historyStepSeconds: readDuration(option, words.shift()) };
        break;
      default:
        throw new LaunchFailure(`npm start does not know ${option}.`, 'Its options: npm start -- --help');
    }
  }
  return parsed;
}
