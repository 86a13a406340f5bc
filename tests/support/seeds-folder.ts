import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A row of a seed file, as far as tests look at it. */
export interface SeedRow {
  readonly code?: string;
  readonly status?: string;
  readonly kind?: string;
}

export const readSeed = (file: string): SeedRow[] =>
  JSON.parse(readFileSync(join('seeds', file), 'utf8')) as SeedRow[];

/** A device of a test: what is not said is as with the first demo device of its kind. */
export interface SeedDevice {
  readonly kind: string;
  readonly id: string;
  readonly zone: string;
}

/** Writes a seeds folder with other devices in place of the demo fleet. */
export function writeSeedsWith(devices: readonly SeedDevice[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'greenzone-seeds-'));
  cpSync('seeds', folder, { recursive: true });
  const demo = readSeed('devices.json');
  const rows = devices.map(device => ({ ...demo.find(({ kind }) => kind === device.kind), ...device }));
  writeFileSync(join(folder, 'devices.json'), JSON.stringify(rows));
  return folder;
}
