import { fork } from 'node:child_process';
import { join } from 'node:path';
import { LaunchFailure } from './failure.js';
import { provisionEnvironment, type StackSettings } from './services/service-environment.js';
import { lastLines } from './tools/run-command.js';

/** What the provisioning step says of itself. */
export interface ProvisionStep {
  readonly label: string;
  readonly ms: number;
  readonly note: string;
}

/** What one run of the provisioning step is given. */
export interface ProvisionRun {
  readonly settings: StackSettings;
  readonly inherited: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Told of every step that is done. */
  readonly onStep: (step: ProvisionStep) => void;
}

/**
 * Runs the provisioning step (deploy/provision) in a process of its own: it is the only one that knows the
 * administrator's password, and its libraries are not needed afterwards.
 *
 * @param what - everything, or the streams of a broker that came back without its store.
 * @throws LaunchFailure with what it said last.
 */
export async function provision(
  what: 'all' | 'streams',
  { settings, inherited, signal, onStep }: ProvisionRun,
): Promise<void> {
  const { layout, start } = settings;
  const zones = start.zones === undefined ? [] : ['--zones', String(start.zones)];
  const child = fork(
    join(layout.root, 'dist', 'deploy', 'provision', 'main.js'),
    what === 'streams' ? ['--streams'] : zones,
    {
      cwd: layout.root,
      env: { ...inherited, NODE_COMPILE_CACHE: layout.compileCache, ...provisionEnvironment(settings) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      signal,
    },
  );
  let output = '';
  const keep = (chunk: unknown) => {
    output = (output + String(chunk)).slice(-8_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.on('message', message => onStep(message as ProvisionStep));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new LaunchFailure(`The databases and streams could not be prepared:\n${lastLines(output)}`);
}
