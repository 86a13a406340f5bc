import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schemas } from '#libs/client';
import { eventually } from '#libs/testing';
import { METRIC, storedValues, weatherStations } from '../support/readings.js';
import { ShippedStack } from '../support/shipped-stack.js';

const MINUTE = 60_000;
const COUNT = 60;
/** As the circular writes a time, in UTC+7. */
const timeOf = (at: number): string =>
  new Date(at + 7 * 3_600_000).toISOString().replace(/[-:T]/g, '').slice(0, 14);

/** What people and automatic stations hand in as files. */
describe('files', () => {
  let stack: ShippedStack;
  const began = Math.floor(Date.now() / MINUTE) * MINUTE;

  beforeAll(async () => {
    stack = await ShippedStack.create();
    await stack.start('--no-simulator');
  }, 200_000);

  afterAll(() => stack?.remove(), 60_000);

  it('of an automatic station are stored, each once, although the gateway is killed meanwhile', async () => {
    const { items } = await stack.get<{ items: Schemas['Device'][] }>(
      '/api/v1/devices?kind=wastewater-outlet&limit=1',
    );
    const [{ id }] = items as [Schemas['Device']];
    const drop = stack.folder('drop');
    const station = id.toUpperCase().replaceAll('-', '_');
    const times = Array.from({ length: COUNT }, (_, index) => began - (index + 1) * MINUTE);
    const nameOf = (at: number) => `${station}_${timeOf(at)}.txt`;
    const waiting = () => readdirSync(drop).filter(name => name.endsWith('.txt'));
    for (const [index, at] of times.entries())
      writeFileSync(join(drop, nameOf(at)), `COD\t${index},5\tmg/L\t${timeOf(at)}\t00\r\n`);
    await eventually(waiting, names => names.length < COUNT, 30_000);
    stack.signal('gateway', 'SIGKILL');
    await eventually(waiting, names => names.length === 0, 60_000);
    const done = readdirSync(join(drop, 'done'), { recursive: true }).map(String);
    expect(done.filter(name => name.endsWith('.txt'))).toHaveLength(COUNT);
    expect(existsSync(join(drop, 'failed'))).toBe(false);
    const query = new URLSearchParams({
      ...{ device: id, metric: 'ww.out.cod', step: 'raw' },
      ...{ from: new Date(began - (COUNT + 1) * MINUTE).toISOString(), to: new Date(began).toISOString() },
    });
    const { points } = await stack.get<Schemas['Series']>(`/api/v1/series?${query.toString()}`);
    expect(points.map(({ t, value }) => ({ t, value }))).toEqual(
      times.map((t, index) => ({ t, value: index + 0.5 })).toReversed(),
    );
    const { items: letters } = await stack.get<{ items: unknown[] }>(`/api/v1/dead-letters?device=${id}`);
    expect(letters).toEqual([]);
  }, 120_000);

  it('of readings are imported by command, and once however often it is given', async () => {
    const [{ id }] = (await weatherStations(stack)) as [Schemas['Device']];
    const from = began - 3 * 86_400_000;
    const values = Array.from({ length: COUNT }, (_, index) => ({
      t: from + index * MINUTE,
      value: 20 + index / 8,
    }));
    const file = stack.folder('readings.csv');
    const rows = values.map(({ t, value }) => `${id},${METRIC},${new Date(t).toISOString()},${value}`);
    writeFileSync(file, ['device,metric,time,value', ...rows].join('\n'));
    const check = await stack.npm('run', 'import', '--', file, '--dry-run');
    expect(check.output).toContain(`${COUNT} readings in ${COUNT} lines, 0 lines faulty.`);
    for (let attempt = 0; attempt < 2; attempt++) {
      const { code, output } = await stack.npm('run', 'import', '--', file);
      expect(output).toContain('All of them are stored.');
      expect(code).toBe(0);
      expect(await storedValues(stack, id, from, from + COUNT * MINUTE)).toEqual(values);
    }
  }, 60_000);
});
