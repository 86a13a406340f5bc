import type { Schemas } from '#libs/client';
import { eventually } from '#libs/testing';
import type { ShippedStack } from './shipped-stack.js';

type Device = Schemas['Device'];

/** What a device measures. */
export interface Measure {
  readonly metric: string;
  readonly unit: string;
}

/** A weather station's air temperature: a gauge that every zone has. */
export const TEMPERATURE: Measure = { metric: 'met.temp', unit: 'Cel' };
export const METRIC = TEMPERATURE.metric;

const STORED_LIMIT_MS = 90_000;

/**
 * Weather stations, each of another zone. The simulator plays them too, from the start of the stack on: what is there
 * of the hour before is what a test said.
 */
export async function weatherStations(stack: ShippedStack): Promise<Device[]> {
  const { items } = await stack.get<{ items: Device[] }>('/api/v1/devices?kind=weather-station&limit=1000');
  return items.filter((device, i) => items.findIndex(({ zone }) => zone === device.zone) === i);
}

/** What a device hears on `gz.commit.v1.<zone>.<device>`. */
export interface Commit {
  readonly device: string;
  readonly boot: number | null;
  readonly contiguousSeq: number;
  readonly missing: ReadonlyArray<readonly [number, number]>;
  /** Of packs without a sequence number. */
  readonly keys: readonly string[];
}

/** One SenML pack of one reading. */
export function packOf(
  device: string,
  reading: { readonly t: number; readonly v: number },
  label = {},
  { metric, unit }: Measure = TEMPERATURE,
): string {
  return JSON.stringify([
    { bn: `urn:dev:gz:${device}:`, bt: reading.t / 1_000, n: metric, u: unit, v: reading.v, ...label },
  ]);
}

/** Hands a reading in over HTTP, as a device does, again and again until it is stored. */
export async function handIn(
  stack: ShippedStack,
  { id, zone }: Pick<Device, 'id' | 'zone'>,
  reading: { readonly t: number; readonly v: number },
  measure: Measure = TEMPERATURE,
): Promise<void> {
  const send = async () => {
    const { status } = await fetch(`${stack.url}/api/v1/telemetry/${zone}/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/senml+json' },
      body: packOf(id, reading, {}, measure),
    });
    return status;
  };
  // 202: on its way, on a machine that is busy.
  await eventually(send, status => status === 200, STORED_LIMIT_MS);
}

/** Values that the interface has of a device in a span, every stored reading. */
export async function storedValues(
  stack: ShippedStack,
  device: string,
  from: number,
  to: number,
  metric = METRIC,
): Promise<Array<{ readonly t: number; readonly value: number }>> {
  const query = new URLSearchParams({
    ...{ device, metric, step: 'raw' },
    ...{ from: new Date(from).toISOString(), to: new Date(to).toISOString() },
  });
  const { points } = await stack.get<Schemas['Series']>(`/api/v1/series?${query.toString()}`);
  return points.map(({ t, value }) => ({ t, value }));
}
