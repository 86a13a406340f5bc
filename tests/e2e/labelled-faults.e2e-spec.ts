import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schemas } from '#libs/client';
import { eventually } from '#libs/testing';
import { ShippedStack } from '../support/shipped-stack.js';

/** A row of the ground truth. */
interface Fault {
  readonly kind: string;
  readonly device: string;
  readonly metrics: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** The report finds seven of ten or more of each of these; the run of a test has a dozen of them, so chance stays out of it. */
const VISIBLE = ['spike', 'unit-mistake', 'sensor-swap'];
const LEAST_SHARE = 0.3;
/** Readings are true while these go on. */
const TRUE = ['duplicate', 'reorder'];
const MOST_WRONG_SHARE = 0.01;

const iso = (at: number): string => new Date(at).toISOString();

/** Faults of simulated devices on their whole way: door, judgement, storage, interface. */
describe('labelled faults', () => {
  let stack: ShippedStack;
  const began = Date.now();

  const readingsOf = async ({ device, metrics, from, to }: Omit<Fault, 'kind'>) => {
    const lists = metrics.map(async metric => {
      const query = new URLSearchParams({ device, metric, from: iso(from), to: iso(to), limit: '1000' });
      const path = `/api/v1/readings?${query.toString()}`;
      return (await stack.get<Schemas['JudgedReadings']>(path)).items;
    });
    return (await Promise.all(lists)).flat();
  };
  const isFlagged = ({ flag }: Schemas['JudgedReading']): boolean => flag === 3 || flag === 4;

  beforeAll(async () => {
    stack = await ShippedStack.create({ GZ_SIM_GLITCH_RATE: '0' });
    await stack.start('--zones', '2', '--no-history', '--behind', '6h', '--speed', '1200', '--faults', '12');
    const { items } = await stack.get<{ items: Schemas['Device'][] }>(
      '/api/v1/devices?kind=power-main&limit=1',
    );
    const [{ id: device }] = items as [Schemas['Device']];
    // All of the six hours is told once the devices have reached the present.
    await eventually(
      () => readingsOf({ device, metrics: ['power.active'], from: began, to: Date.now() + 60_000 }),
      now => now.length > 0,
      90_000,
    );
  }, 200_000);

  afterAll(() => stack?.remove(), 60_000);

  it('are flagged with a reason where they can be seen, and true readings are not', async () => {
    const folder = stack.folder('faults');
    const [file = ''] = readdirSync(folder);
    const faults = readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Fault);
    const visible = faults.filter(({ kind, to }) => VISIBLE.includes(kind) && to < began);
    expect(visible.length).toBeGreaterThan(2);
    const found = async (): Promise<number> => {
      const answers = await Promise.all(visible.map(readingsOf));
      return answers.filter(readings => readings.some(one => isFlagged(one) && one.reasons.length > 0))
        .length;
    };
    const count = await eventually(found, now => now >= LEAST_SHARE * visible.length, 30_000);
    expect(count / visible.length).toBeGreaterThanOrEqual(LEAST_SHARE);
    const sound = await Promise.all(faults.filter(({ kind }) => TRUE.includes(kind)).map(readingsOf));
    const wrong = sound.flat().filter(isFlagged);
    expect(wrong.length).toBeLessThanOrEqual(MOST_WRONG_SHARE * sound.flat().length);
  }, 60_000);
});
