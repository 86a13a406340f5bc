import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Patch } from './protections.js';

/** Its programs find everything from their own place, so these are copies; all else is only looked at. */
const COPIED = ['deploy', 'dist'];

/**
 * Another checkout, with the compiled product changed in it: no switch that weakens the product has to exist in it.
 *
 * @throws Error when a line is not there exactly once, e.g. since the product has changed.
 */
export function createPatchedCheckout(patches: readonly Patch[]): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'greenzone-weakened-'));
  const root = process.cwd();
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    const [from, to] = [join(root, entry.name), join(folder, entry.name)];
    if (entry.name === '.git' || entry.name === '.data') continue;
    if (COPIED.includes(entry.name)) cpSync(from, to, { recursive: true });
    else if (entry.isFile()) copyFileSync(from, to);
    else symlinkSync(from, to);
  }
  // Downloaded servers are shared.
  mkdirSync(join(folder, '.data'));
  symlinkSync(join(root, '.data', 'tools'), join(folder, '.data', 'tools'));
  for (const patch of patches) apply(folder, patch);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function apply(folder: string, { file, find, replace }: Patch): void {
  const path = join(folder, 'dist', file);
  const text = readFileSync(path, 'utf8');
  const places = text.split(find).length - 1;
  if (places !== 1) throw new Error(`"${find}" is in ${file} ${places} times; the control has to follow it.`);
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
}
