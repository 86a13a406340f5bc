import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment, type LauncherConfig } from '../config.js';
import { LaunchFailure } from '../failure.js';
import { isAlive } from '../processes/process-identity.js';
import { readStates } from '../processes/process-state.js';
import { loadSecrets } from '../secrets.js';
import { serviceEnvironment } from '../services/service-environment.js';
import { parseStartArguments } from '../start-arguments.js';

/**
 * `npm run score:verify`: computes a stored score again from the data of the running stack, in a process of
 * its own with scoring's rights. Exit status: 0 equal, 1 different, 2 nothing to verify.
 */
export async function verifyScore(config: LauncherConfig, args: readonly string[]): Promise<number> {
  const states = readStates(config.layout.state).filter(({ process: child }) => child && isAlive(child));
  const portOf = (name: string, usual: number) => states.find(state => state.name === name)?.port ?? usual;
  if (states.length === 0) throw new LaunchFailure('Nothing runs here. Start it with: npm start');
  const ports = {
    ...config.ports,
    nats: portOf('nats', config.ports.nats),
    influx: portOf('influxdb', config.ports.influx),
    postgres: portOf('postgres', config.ports.postgres),
  };
  const secrets = loadSecrets(config.layout.secrets);
  const settings = { ...config, ports, secrets, start: parseStartArguments([]) };
  const program = join(config.layout.root, 'dist', 'apps', 'scoring', 'src', 'recomputation', 'main.js');
  const child = spawn(process.execPath, [program, ...args], {
    cwd: config.layout.root,
    env: { ...childEnvironment(), ...serviceEnvironment('scoring', settings), GZ_INSTANCE: 'score-verify' },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 2));
  });
}
