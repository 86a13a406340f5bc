import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBinary } from '../process/find-binary.js';
import { freePort } from '../process/free-port.js';
import { ServerProcess } from '../process/server.process.js';
import { removeFolder, temporaryFolder } from '../process/temporary-folder.js';

/** An InfluxDB of a test's own. */
export interface InfluxServer {
  readonly url: string;
  readonly port: number;
  readonly walFolder: string;
  restart(signal?: NodeJS.Signals): Promise<void>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

/**
 * Starts influxd on free loopback ports with the settings that the product uses.
 *
 * @param through - a script that is given the folder of the write-ahead logs and the command, and becomes it.
 */
export async function startInflux(through?: string): Promise<InfluxServer> {
  const program = findBinary('influxd');
  const folder = await temporaryFolder('influx');
  const port = await freePort();
  const configFile = join(folder, 'influxdb.conf');
  await mkdir(join(folder, 'data'));
  await writeFile(configFile, configOf(folder, port, await freePort()));
  const url = `http://127.0.0.1:${port}`;
  const walFolder = join(folder, 'data', 'wal');
  const command = [program, '-config', configFile];
  const [first = program, ...rest] = through ? ['/bin/sh', through, walFolder, ...command] : command;
  const server = new ServerProcess({
    program: first,
    arguments: rest,
    cwd: folder,
    isReady: async () => (await fetch(`${url}/ping`)).status === 204,
  });
  await server.run();
  return {
    url,
    port,
    walFolder,
    restart: async (signal = 'SIGTERM') => {
      await server.stop(signal);
      await server.run();
    },
    kill: (signal = 'SIGKILL') => server.stop(signal),
    signal: signal => server.signal(signal),
    stop: async () => {
      await server.stop('SIGKILL');
      await removeFolder(folder);
    },
  };
}

function configOf(folder: string, port: number, backupPort: number): string {
  const path = (name: string): string => JSON.stringify(join(folder, 'data', name));
  return `reporting-disabled = true
bind-address = "127.0.0.1:${backupPort}"
[meta]
  dir = ${path('meta')}
[data]
  dir = ${path('data')}
  wal-dir = ${path('wal')}
  index-version = "tsi1"
  wal-fsync-delay = "0s"
  query-log-enabled = false
[coordinator]
  write-timeout = "10s"
  query-timeout = "15s"
[http]
  bind-address = "127.0.0.1:${port}"
  log-enabled = false
  max-body-size = 8000000
[monitor]
  store-enabled = false
[logging]
  level = "warn"
`;
}
