import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { deviceSchema, metricSchema, zoneSchema } from '#libs/contracts';
import { localDay } from '../physics/time/local-time.js';
import { parseReportArguments } from './report-arguments.js';
import { reportText } from './report-text.js';
import { tallyFleet } from './tally-fleet.js';

const readSeed = <Item>(name: string, schema: z.ZodType<Item>): Item[] =>
  z.array(schema).parse(JSON.parse(readFileSync(join('seeds', `${name}.json`), 'utf8')));

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A day of the rainy season: the same report on every day it is made. */
const FIRST_DAY = localDay(Date.UTC(2026, 8, 7));

function main(): void {
  const wish = parseReportArguments(process.argv.slice(2));
  const seeds = {
    zones: readSeed('zones', zoneSchema),
    devices: readSeed('devices', deviceSchema),
    metrics: readSeed('metrics', metricSchema),
  };
  say(
    `Quality control of ${wish.days} days, ${wish.zones} zones, seed ${wish.seed}, up to ${wish.faults} faults a device and day`,
  );
  const tally = tallyFleet(seeds, wish, FIRST_DAY, (done, all) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all} devices `);
  });
  say(`\n${reportText(tally).join('\n')}`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
