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

/** Writes a seeds folder with other devices in place of the demo fleet: each a demo device of a kind, changed. */
export function writeSeedsWith(kind: string, changes: readonly object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'greenzone-seeds-'));
  cpSync('seeds', folder, { recursive: true });
  const template = readSeed('devices.json').find(device => device.kind === kind);
  writeFileSync(
    join(folder, 'devices.json'),
    JSON.stringify(changes.map(change => ({ ...template, ...change }))),
  );
  return folder;
}
