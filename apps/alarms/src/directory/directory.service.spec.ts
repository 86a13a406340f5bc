import { AppError } from '#libs/runtime';
import { FakeClock, silentLogger } from '#libs/testing';
import { aDevice, aRule, METRICS } from '../test/alarms.builder.js';
import { DirectoryService } from './directory.service.js';
import type { RegistryRows } from './plan-devices.js';

describe('DirectoryService', () => {
  let rows: RegistryRows;
  let read: jest.Mock<Promise<RegistryRows>, []>;
  let clock: FakeClock;
  let directory: DirectoryService;

  beforeEach(() => {
    rows = { rules: [aRule()], devices: [aDevice()], metrics: METRICS, facts: [], limits: [] };
    read = jest.fn(async () => rows);
    clock = new FakeClock();
    directory = new DirectoryService({ read }, { list: async () => [] }, clock, silentLogger());
  });

  it('is ready when the registry has answered', async () => {
    expect(directory.isReady).toBe(false);
    await directory.load();
    expect(directory.isReady).toBe(true);
    expect(directory.versions.size).toBe(1);
    expect(directory.find('zone-power-01')?.metrics).toHaveLength(1);
    expect(directory.find('nobody')).toBeUndefined();
  });

  it('asks for something missing only now and then', async () => {
    await directory.load();
    await directory.loadIfStale();
    expect(read).toHaveBeenCalledTimes(1);
    clock.advance(10_000);
    await directory.loadIfStale();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('asks once more after a change that came while it was asking', async () => {
    await Promise.all([directory.reload(), directory.reload(), directory.reload()]);
    expect(read.mock.calls.length).toBeLessThanOrEqual(2);
    rows = { ...rows, rules: [] };
    await directory.reload();
    expect(directory.find('zone-power-01')?.metrics).toEqual([]);
  });

  it('keeps what it knows while the registry is away', async () => {
    await directory.load();
    read.mockRejectedValueOnce(new AppError('DEPENDENCY.TIMEOUT', 'away', { retryable: true }));
    await directory.reload();
    expect(directory.find('zone-power-01')?.metrics).toHaveLength(1);
  });

  it('asks every hour, since facts begin and end by themselves', async () => {
    await directory.load();
    clock.advance(3_599_999);
    await directory.loadIfOld();
    expect(read).toHaveBeenCalledTimes(1);
    clock.advance(1);
    await directory.loadIfOld();
    expect(read).toHaveBeenCalledTimes(2);
  });
});
