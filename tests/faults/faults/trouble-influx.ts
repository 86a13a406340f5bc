import type { InfluxTrouble } from '../influx-proxy.js';
import { pause, type World } from '../world.js';

/** The way to InfluxDB misbehaves for a while. */
export async function troubleInflux(
  { proxy }: World,
  trouble: InfluxTrouble,
  seconds: number,
): Promise<void> {
  proxy.begin(trouble);
  await pause(seconds * 1_000);
  proxy.heal();
}
