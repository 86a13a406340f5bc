import { Agent, request } from 'node:http';
import { type BenchDevice, buildLine, METRICS_PER_ROW } from './workload.js';

const ROWS_PER_BODY = 5_000;
const WRITERS = 4;

/** One request; resolves with the status. */
function post(agent: Agent, url: string, body: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { 'content-length': body.length } },
      response => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What is written. */
export interface CeilingRun {
  readonly influxUrl: string;
  readonly database: string;
  readonly devices: readonly BenchDevice[];
  readonly rowsPerDevice: number;
  readonly boot: number;
  readonly baseMs: number;
}

/**
 * How fast InfluxDB alone takes the benchmark's rows: bodies of 5,000 rows that are ready before the clock starts,
 * written by four connections at once.
 *
 * @returns samples a second.
 */
export async function measureCeiling(run: CeilingRun): Promise<number> {
  const { influxUrl, database, devices, rowsPerDevice, boot, baseMs } = run;
  const agent = new Agent({ keepAlive: true, maxSockets: WRITERS });
  const query = (q: string) => post(agent, `${influxUrl}/query?q=${encodeURIComponent(q)}`, Buffer.alloc(0));
  await query(`CREATE DATABASE "${database}" WITH DURATION 90d SHARD DURATION 1d NAME "raw"`);
  const bodies: Buffer[] = [];
  let lines: string[] = [];
  for (let row = 0; row < rowsPerDevice; row++) {
    for (const [number, device] of devices.entries()) {
      lines.push(buildLine(device, number, row, boot, baseMs));
      if (lines.length < ROWS_PER_BODY) continue;
      bodies.push(Buffer.from(lines.join('\n')));
      lines = [];
    }
  }
  const url = `${influxUrl}/write?db=${database}&rp=raw&precision=ms`;
  const began = performance.now();
  let next = 0;
  const write = async (): Promise<void> => {
    for (let body = bodies[next++]; body; body = bodies[next++]) {
      const status = await post(agent, url, body);
      if (status !== 204) throw new Error(`InfluxDB answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  const seconds = (performance.now() - began) / 1_000;
  await query(`DROP DATABASE "${database}"`);
  agent.destroy();
  return (bodies.length * ROWS_PER_BODY * METRICS_PER_ROW) / seconds;
}
