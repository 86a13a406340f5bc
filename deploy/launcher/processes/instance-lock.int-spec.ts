import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { eventually } from '#libs/testing';
import { findHolder, releaseLock, takeLock } from './instance-lock.js';
import { identify, isAlive } from './process-identity.js';
import { writeStates } from './process-state.js';
import { stopLeftovers } from './stop-leftovers.js';

const folder = mkdtempSync(join(tmpdir(), 'gz-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that ignores SIGTERM, in a group of its own, as a launcher starts its children. */
async function startStubborn() {
  const child = spawn(
    process.execPath,
    ['-e', "process.on('SIGTERM',()=>{});setInterval(()=>{},1000);console.log(1)"],
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  await new Promise(resolve => child.stdout.once('data', resolve));
  const identity = identify(child.pid ?? 0);
  if (!identity) throw new Error('it did not start');
  return identity;
}

describe('one launcher a data folder', () => {
  it('is let in once, and again after it left', () => {
    const lock = join(folder, 'run', 'launcher.json');
    expect(takeLock(lock, 'http://localhost:1')).toBeUndefined();
    expect(takeLock(lock, 'http://localhost:2')?.url).toBe('http://localhost:1');
    expect(findHolder(lock)?.process.pid).toBe(process.pid);
    releaseLock(lock);
    expect(takeLock(lock, 'http://localhost:3')).toBeUndefined();
    expect(readdirSync(dirname(lock))).toEqual(['launcher.json']);
  });

  it.each([
    [
      'of a process that is gone',
      JSON.stringify({ process: { pid: 2 ** 22 + 1, birth: 'x' }, url: 'u', startedAt: 0 }),
    ],
    [
      'of a number that another process has now',
      JSON.stringify({ process: { pid: process.pid, birth: 'x' }, url: 'u', startedAt: 0 }),
    ],
    ['that is half written', '{"process":{"pid"'],
  ])('takes over a lock %s', (_, text) => {
    const lock = join(folder, 'stale.json');
    writeFileSync(lock, text);
    expect(findHolder(lock)).toBeUndefined();
    expect(takeLock(lock, 'http://localhost:1')).toBeUndefined();
    releaseLock(lock);
  });
});

describe('what a killed launcher left', () => {
  it('is stopped when it is still the process that was written down, and spared when not', async () => {
    const [ours, other] = await Promise.all([startStubborn(), startStubborn()]);
    const state = {
      kind: 'service',
      version: '1',
      port: undefined,
      startedAt: 0,
      restarts: 0,
      lastExit: undefined,
    } as const;
    const file = join(folder, 'processes.json');
    writeStates(file, [
      { ...state, name: 'ours', stopSignal: 'SIGKILL', process: ours },
      { ...state, name: 'reused', stopSignal: 'SIGKILL', process: { ...other, birth: 'another' } },
    ]);
    expect(await stopLeftovers(file)).toEqual(['ours']);
    await eventually(
      () => isAlive(ours),
      alive => !alive,
    );
    expect(isAlive(other)).toBe(true);
    process.kill(other.pid, 'SIGKILL');
  });
});
