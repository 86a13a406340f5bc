import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schemas } from '#libs/client';
import { eventually } from '#libs/testing';
import { ShippedStack } from '../support/shipped-stack.js';

/** A row of the ground truth (docs/quality.md). */
interface Fault {
  readonly kind: string;
  readonly device: string;
  readonly metrics: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Kinds that quality control finds within minutes, mostly. */
const PLAIN = ['spike', 'unit-mistake', 'sensor-swap'];
/** Kinds that leave readings true. */
const TRUE = ['duplicate', 'reorder'];
/** Of some dozen plain faults; four of five are found in the report of docs/quality.md. */
const ENOUGH = 4;
const FOUND_LIMIT_MS = 240_000;
const MINUTE = 60_000;

/** Faults that the simulator labels, on their way through the shipped stack to whoever asks for readings. */
describe('labelled faults', () => {
  let stack: ShippedStack;

  beforeAll(async () => {
    stack = await ShippedStack.create();
    await stack.start(
      ...['--zones', '1', '--no-history', '--behind', '6h', '--speed', '360', '--faults', '12'],
    );
  }, 200_000);

  afterAll(() => stack?.remove(), 60_000);

  const truth = (): Fault[] => {
    const folder = stack.folder('faults');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .flatMap(file => readFileSync(join(folder, file), 'utf8').split('\n'))
      .filter(line => line.endsWith('}'))
      .map(line => JSON.parse(line) as Fault);
  };

  const harmless = (): Fault[] => truth().filter(({ kind }) => TRUE.includes(kind));

  const readingsOf = async ({ device, metrics, from, to }: Fault) => {
    const pages = await Promise.all(
      metrics.map(metric => {
        const span = {
          from: new Date(from).toISOString(),
          to: new Date(Math.min(to, Date.now()) + 2 * MINUTE).toISOString(),
        };
        const query = new URLSearchParams({ device, metric, limit: '1000', ...span });
        return stack.get<Schemas['JudgedReadings']>(`/api/v1/readings?${query.toString()}`);
      }),
    );
    return pages.flatMap(page => page.items);
  };

  const isFound = async (fault: Fault): Promise<boolean> =>
    (await readingsOf(fault)).some(({ flag, reasons }) => flag >= 3 && reasons.length > 0);

  it(
    'are flagged with a reason, and readings that are true are not',
    async () => {
      const found = new Set<string>();
      await eventually(
        async () => {
          for (const fault of truth().filter(({ kind }) => PLAIN.includes(kind))) {
            const key = JSON.stringify(fault);
            if (!found.has(key) && (await isFound(fault))) found.add(key);
          }
          return { found: found.size, harmless: harmless().length };
        },
        count => count.found >= ENOUGH && count.harmless > 0,
        FOUND_LIMIT_MS,
      );
      // A device has one fault at a time, so nothing else is to be found in the span of these.
      const readings = await eventually(
        async () => (await Promise.all(harmless().map(fault => readingsOf(fault)))).flat(),
        all => all.length > 0,
        FOUND_LIMIT_MS,
      );
      const wrong = readings.filter(({ flag }) => flag >= 3);
      expect(wrong.length / readings.length).toBeLessThanOrEqual(0.01);
    },
    FOUND_LIMIT_MS + 60_000,
  );
});
