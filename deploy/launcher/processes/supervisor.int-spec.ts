import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '#libs/testing';
import type { Crash, ProcessPlan } from './managed-process.js';
import { isAlive } from './process-identity.js';
import { readStates } from './process-state.js';
import { Supervisor } from './supervisor.js';

describe('supervisor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gz-supervisor-'));
  const stateFile = join(folder, 'processes.json');
  const crashes: Crash[] = [];
  const supervisor = new Supervisor(stateFile, crash => crashes.push(crash));

  const plan = (name: string, script: string): ProcessPlan => ({
    name,
    kind: 'service',
    version: '1',
    command: process.execPath,
    args: ['-e', script],
    env: {},
    cwd: folder,
    logFile: join(folder, `${name}.log`),
    stopSignal: 'SIGTERM',
  });

  afterAll(async () => {
    await supervisor.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts a killed process again, tells the cause, and writes down the new one', async () => {
    const managed = supervisor.start(
      plan('steady', "console.error('Error: the disk is full'); setInterval(() => {}, 1000)"),
    );
    const first = managed.state.process;
    await eventually(
      () => readFileSync(join(folder, 'steady.log'), 'utf8'),
      text => text.includes('the disk is full'),
    );
    process.kill(first?.pid ?? 0, 'SIGKILL');
    await eventually(
      () => managed.state.restarts,
      restarts => restarts === 1,
    );
    expect(crashes).toEqual([
      {
        name: 'steady',
        how: 'killed by SIGKILL',
        cause: ['Error: the disk is full'],
        logFile: join(folder, 'steady.log'),
        pauseMs: 500,
      },
    ]);
    const [written] = readStates(stateFile);
    expect(written?.process?.pid).not.toBe(first?.pid);
    expect(written?.lastExit).toBe('killed by SIGKILL');
  });

  it('leaves nothing running when it stops, and restarts nothing', async () => {
    const before = crashes.length;
    const processes = supervisor.states.map(({ process: child }) => child);
    await supervisor.stop();
    expect(processes.length).toBeGreaterThan(0);
    for (const child of processes) expect(child && isAlive(child)).toBe(false);
    expect(crashes).toHaveLength(before);
  });
});
