import { writeFile } from 'node:fs/promises';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { findBinary } from '../process/find-binary.js';
import { freePort } from '../process/free-port.js';
import { ServerProcess } from '../process/server.process.js';
import { removeFolder, temporaryFolder } from '../process/temporary-folder.js';

/** What a broker for tests can do. */
export interface NatsStart {
  readonly jetstream?: true;
  /** Opens an MQTT listener too; needs JetStream. */
  readonly mqtt?: true;
  /** Subject mappings, source to destination, in the broker's syntax. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** Lines for the user's `permissions` block, in the broker's syntax. */
  readonly permissions?: string;
}

/** A broker of a test's own. */
export interface NatsServer {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly port: number;
  /** Port of MQTT, when it was asked for. */
  readonly mqttPort: number | undefined;
  /** Stops and starts it on the same port with the same data; `SIGKILL` for a crash. */
  restart(signal?: NodeJS.Signals): Promise<void>;
  /** Ends it without removing its data; {@link restart} brings it back. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

const USER = 'test';
const PASSWORD = 'test';

/** Starts nats-server on free loopback ports with one account and user. */
export async function startNats(options: NatsStart = {}): Promise<NatsServer> {
  const program = findBinary('nats-server');
  const folder = await temporaryFolder('nats');
  const port = await freePort();
  const mqttPort = options.mqtt ? await freePort() : undefined;
  const configFile = join(folder, 'nats.conf');
  await writeFile(configFile, configOf(options, folder, port, mqttPort));
  const server = new ServerProcess({
    program,
    arguments: ['-c', configFile],
    cwd: folder,
    isReady: () => greets(port),
  });
  await server.run();
  return {
    url: `nats://127.0.0.1:${port}`,
    user: USER,
    password: PASSWORD,
    port,
    mqttPort,
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

function configOf(options: NatsStart, folder: string, port: number, mqttPort: number | undefined): string {
  const mappings = Object.entries(options.mapping ?? {}).map(([from, to]) => `      "${from}": "${to}"`);
  const needsJetStream = options.jetstream ?? options.mqtt;
  return [
    'server_name: test',
    `listen: "127.0.0.1:${port}"`,
    'max_payload: 1MB',
    ...(needsJetStream
      ? [
          `jetstream { store_dir: ${JSON.stringify(join(folder, 'store'))}, max_file_store: 100GB, max_memory_store: 64MB }`,
        ]
      : []),
    ...(mqttPort === undefined ? [] : [`mqtt { listen: "127.0.0.1:${mqttPort}" }`]),
    'accounts {',
    '  SYS: { users: [ { user: sys, password: sys } ] }',
    '  TEST: {',
    ...(needsJetStream ? ['    jetstream: enabled'] : []),
    ...(mappings.length > 0 ? ['    mappings: {', ...mappings, '    }'] : []),
    `    users: [ { user: ${USER}, password: ${PASSWORD}${options.permissions ? `, permissions: { ${options.permissions} }` : ''} } ]`,
    '  }',
    '}',
    'system_account: SYS',
    '',
  ].join('\n');
}

/** A broker that accepts clients sends its INFO line first. */
function greets(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connectSocket(port, '127.0.0.1');
    const done = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(500, () => done(false));
    socket.once('data', data => done(data.toString().startsWith('INFO')));
    socket.once('error', () => done(false));
  });
}
