import type { Schemas } from '#libs/client';
import { eventually } from '#libs/testing';
import { packOf, weatherStations, storedValues } from '../support/readings.js';
import { ShippedStack } from '../support/shipped-stack.js';

interface Health {
  readonly status: string;
  readonly dependencies: ReadonlyArray<{ readonly name: string; readonly status: string }>;
}

/** What a person does with the commands of the README. */
describe('npm start', () => {
  let stack: ShippedStack;
  const began = Date.now();

  beforeAll(async () => {
    stack = await ShippedStack.create();
    await stack.start('--no-history');
  }, 200_000);

  afterAll(() => stack?.remove(), 60_000);

  it('shows its steps and where to look', () => {
    expect(stack.output).toMatch(/Start the servers \.+ [\d.]+ s/);
    expect(stack.output).toContain(`Greenzone runs: ${stack.url.replace('127.0.0.1', 'localhost')}`);
    expect(stack.output).toContain('simulated');
  });

  it('serves 39 zones: 14 operating with a score, 25 planned with a design score', async () => {
    const zones = async () =>
      (await stack.get<{ items: Schemas['ZoneItem'][] }>('/api/v1/zones?limit=1000')).items;
    const items = await eventually(zones, list => list.every(({ score }) => score !== null), 60_000);
    expect(items).toHaveLength(39);
    const tracks = { operating: 14, planned: 25 };
    for (const [status, count] of Object.entries(tracks)) {
      const ofStatus = items.filter(zone => zone.status === status);
      expect(ofStatus).toHaveLength(count);
      for (const { score } of ofStatus) {
        expect(score?.track).toBe(status);
        expect(score?.value).toBeGreaterThanOrEqual(0);
        expect(score?.value).toBeLessThanOrEqual(100);
        expect(score?.simulated).toBe(true);
      }
    }
  }, 90_000);

  it('says of every process how it is', async () => {
    const { code, output } = await stack.npm('run', 'status');
    for (const name of [
      ...['nats', 'influxdb', 'postgres', 'registry', 'ingest', 'rollup'],
      ...['scoring', 'alarms', 'gateway', 'simulator'],
    ]) {
      expect(output).toMatch(new RegExp(`^${name} +up `, 'm'));
    }
    expect(code).toBe(0);
    const health = await stack.get<Health>('/api/v1/health');
    expect(health.status).toBe('up');
    expect(health.dependencies.map(({ status }) => status)).toEqual(['up', 'up', 'up']);
  }, 30_000);

  it('says that one runs when it is asked to start a second', async () => {
    const { code, output } = await stack.npm('start');
    expect(code).toBe(1);
    expect(output).toContain('Greenzone runs already');
  }, 60_000);

  it('stops on Ctrl-C with all that it started, and the next start has what was stored', async () => {
    const [device] = await weatherStations(stack);
    const { id, zone } = device as Schemas['Device'];
    const reading = { t: began - 60_000, v: 23.75 };
    const response = await fetch(`${stack.url}/api/v1/telemetry/${zone}/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/senml+json' },
      body: packOf(id, reading),
    });
    expect(response.status).toBe(200);
    const pids = stack.processes.map(({ process: child }) => child?.pid ?? 0);
    await stack.interrupt();
    expect(stack.output).toContain('Stop the services, then the servers');
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect((await stack.npm('run', 'status')).output).toContain('Nothing runs here');

    await stack.start('--no-history');
    const values = await storedValues(stack, id, began - 120_000, began);
    // The simulated device has readings of its own beside it once it has caught up.
    expect(values.filter(({ t }) => t === reading.t)).toEqual([{ t: reading.t, value: reading.v }]);
    expect((await stack.npm('run', 'stop')).code).toBe(0);
    await expect(fetch(stack.url)).rejects.toThrow('fetch failed');
  }, 240_000);
});
