import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { subjects } from '#libs/contracts';
import { LaunchFailure } from '../failure.js';
import type { Ports } from '../ports.js';
import { LOOPBACK } from '../services/service-environment.js';
import { waitUntil } from '../wait-until.js';

/** A gauge that every zone's devices have. */
const KIND = 'weather-station';
const METRIC = 'met.temp';
const UNIT = 'Cel';

/** Before the stack was started: the simulator has written nothing there. */
const AGO_MS = 10 * 60_000;
const LIMIT_MS = 20_000;

interface Listed {
  readonly items: readonly { readonly id: string; readonly zone: string; readonly kind: string }[];
}

async function getJson<Body>(url: string): Promise<Body> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  const body = await response.text();
  if (!response.ok) throw new LaunchFailure(`GET ${url} answered ${response.status}: ${body.slice(0, 300)}`);
  return JSON.parse(body) as Body;
}

/** Whether a number stands anywhere in a JSON value. */
function contains(value: unknown, wanted: number): boolean {
  if (typeof value === 'number') return Math.abs(value - wanted) < 1e-6;
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some(part => contains(part, wanted));
}

/** Publishes one pack as a device would: anonymously, waiting for the broker's acknowledgement. */
async function publish(
  port: number,
  zone: string,
  device: string,
  time: number,
  value: number,
): Promise<void> {
  const nc = await connect({ servers: [`${LOOPBACK}:${port}`], name: 'smoke test' });
  try {
    const pack = [
      { bn: `urn:dev:gz:${device}:`, bt: time / 1000, n: METRIC, u: UNIT, v: value, boot: time, seq: 1 },
    ];
    await jetstream(nc).publish(subjects.telemetry(zone, device), JSON.stringify(pack), {
      msgID: `${device}:${time}:1`,
    });
  } finally {
    await nc.close();
  }
}

/**
 * Publishes one reading from outside and finds it through the API.
 *
 * @returns how long it took, in words.
 * @throws LaunchFailure when it does not come.
 */
export async function proveReading(ports: Ports, signal: AbortSignal): Promise<string> {
  const api = `http://${LOOPBACK}:${ports.http}/api/v1`;
  const { items } = await getJson<Listed>(`${api}/devices?kind=${KIND}&limit=1000`);
  const station = items.find(({ kind }) => kind === KIND);
  if (!station) throw new LaunchFailure(`The registry has no ${KIND}.`);
  const { id: device, zone } = station;
  const time = Date.now() - AGO_MS;
  const value = 20 + Math.round(Math.random() * 8_000) / 1_000;
  const began = Date.now();
  await publish(ports.nats, zone, device, time, value);
  const acknowledgedMs = Date.now() - began;
  const query = new URLSearchParams({
    device,
    metric: METRIC,
    from: new Date(time - 120_000).toISOString(),
    to: new Date(time + 120_000).toISOString(),
    step: 'raw',
  });
  const found = await waitUntil(
    async () => contains(await getJson<unknown>(`${api}/series?${query.toString()}`), value),
    { timeoutMs: LIMIT_MS, everyMs: 50, signal },
  );
  if (!found)
    throw new LaunchFailure(
      `The reading of ${device} was published and is not in the API after ${LIMIT_MS / 1000} s.`,
    );
  return `acknowledged after ${acknowledgedMs} ms, in the API after ${Date.now() - began} ms`;
}
