import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Device, Metric, Zone } from '#libs/contracts';
import { reportText } from './report-text.js';
import { tallyFleet, type Seeds } from './tally-fleet.js';

const read = <T>(name: string): T[] => JSON.parse(readFileSync(join('seeds', `${name}.json`), 'utf8')) as T[];
const [zone] = read<Zone>('zones');
const seeds: Seeds = {
  zones: zone ? [zone] : [],
  devices: read<Device>('devices').filter(({ zone: of, kind }) => of === zone?.code && /^w/.test(kind)),
  metrics: read<Metric>('metrics'),
};
const wish = { seed: 'test', days: 3, zones: 1, faults: 12 };
const lastLine = (lines: readonly string[]): unknown => JSON.parse(lines.at(-1) ?? '');

describe('a fleet with faults', () => {
  it('gives the same report again, and another one for another seed', () => {
    const report = reportText(tallyFleet(seeds, wish, 20_700));
    expect(reportText(tallyFleet(seeds, wish, 20_700))).toEqual(report);
    expect(reportText(tallyFleet(seeds, { ...wish, seed: 'other' }, 20_700))).not.toEqual(report);
    expect(lastLine(report)).toMatchObject({
      recall: expect.any(Number) as number,
      precision: expect.any(Number) as number,
    });
  });

  it('has hardly a flag without faults', () => {
    const { flags, readings, kinds } = tallyFleet(seeds, { ...wish, faults: 0 }, 20_700);
    expect(kinds.size).toBe(0);
    expect(readings).toBeGreaterThan(10_000);
    expect(flags / readings).toBeLessThan(0.001);
  });
});
