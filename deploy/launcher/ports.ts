import { LaunchFailure } from './failure.js';

/** The ports of one stack, each with the variable that moves it. One above the usual: no clash with a system service. */
export const PORTS = {
  http: { variable: 'GZ_HTTP_PORT', usual: 18080, what: 'HTTP' },
  nats: { variable: 'GZ_NATS_PORT', usual: 14222, what: 'NATS' },
  mqtt: { variable: 'GZ_MQTT_PORT', usual: 11883, what: 'MQTT' },
  influx: { variable: 'GZ_INFLUX_PORT', usual: 18086, what: 'InfluxDB' },
  postgres: { variable: 'GZ_PG_PORT', usual: 15432, what: 'PostgreSQL' },
} as const;

export type PortName = keyof typeof PORTS;
export type Ports = Record<PortName, number>;

const names = Object.keys(PORTS) as PortName[];

/** Reads all ports, or says everything that is wrong with them at once. */
export function readPorts(env: Record<string, string | undefined>): Ports {
  const problems: string[] = [];
  const ports = {} as Ports;
  const taken = new Map<number, string>();
  for (const name of names) {
    const { variable, usual } = PORTS[name];
    const text = env[variable]?.trim() || String(usual);
    const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
    if (!(port >= 1 && port <= 65_535)) {
      problems.push(`${variable}=${text} is not a port (1 to 65535).`);
      continue;
    }
    const other = taken.get(port);
    if (other) problems.push(`${variable} and ${other} are both ${port}.`);
    taken.set(port, variable);
    ports[name] = port;
  }
  if (problems.length > 0) throw new LaunchFailure(problems.join('\n  '));
  return ports;
}
