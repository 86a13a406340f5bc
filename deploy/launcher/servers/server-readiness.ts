import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { LOOPBACK } from '../services/service-environment.js';

/** A broker that takes clients greets them with its INFO line. */
export function natsIsReady(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ port, host: LOOPBACK, timeout: 500 });
    const answer = (ready: boolean) => {
      socket.destroy();
      resolve(ready);
    };
    socket.once('data', data => answer(data.toString('latin1').startsWith('INFO ')));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}

/** InfluxDB answers a ping once its shards are open. */
export async function influxIsReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://${LOOPBACK}:${port}/ping`, { signal: AbortSignal.timeout(1_000) });
    return response.status === 204;
  } catch {
    return false;
  }
}

/** Line of postmaster.pid that tells the server's state. */
const STATUS_LINE = 7;

/** PostgreSQL writes its state into its process file. */
export function postgresIsReady(dataDir: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    // A file that a crash left names another process.
    return Number(lines[0]) === pid && lines[STATUS_LINE]?.trim() === 'ready';
  } catch {
    return false;
  }
}
