import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AlarmsStart } from '../bootstrap.js';
import type { AlarmsConfig } from '../config.js';

/** The built service; a process that dies with the test's own. */
const PROGRAM = `
  require('reflect-metadata');
  const { startAlarms } = require('./dist/apps/alarms/src/bootstrap.js');
  const { loadAlarmsConfig } = require('./dist/apps/alarms/src/config.js');
  process.on('disconnect', () => process.exit());
  startAlarms(loadAlarmsConfig(), JSON.parse(process.env.GZ_TEST_START)).then(
    () => process.send('up'),
    error => { console.error(error); process.exit(1); },
  );`;

/** The alarms service as a process of its own, to be killed as the kernel kills: nothing of it goes on. */
export class AlarmsProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** @param networks those that webhooks may call, as the environment has them. */
  static async start(config: AlarmsConfig, networks: string, start: AlarmsStart): Promise<AlarmsProcess> {
    const settings = Object.entries(config).map(([name, value]): [string, string] => [name, String(value)]);
    const child = spawn(process.execPath, ['-e', PROGRAM], {
      env: {
        ...Object.fromEntries(settings),
        GZ_WEBHOOK_NETWORKS: networks,
        GZ_TEST_START: JSON.stringify(start),
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
    });
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error(`the alarms service ended: ${said}`))),
    ]);
    return new AlarmsProcess(child);
  }

  /** `kill -9`; resolves when it is gone. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}
