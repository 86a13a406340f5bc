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
import { type Patch, patched } from './patch.js';

/** Its programs find everything from their own place, so these are copies; all else is only looked at. */
const COPIED = ['deploy', 'dist'];

/** Another checkout, with the compiled product changed in it: no switch that weakens the product has to exist in it. */
export class PatchedCheckout {
  readonly folder = mkdtempSync(join(tmpdir(), 'greenzone-weakened-'));

  /** @throws Error when a patch does not fit. */
  constructor(private readonly patches: readonly Patch[]) {
    const root = process.cwd();
    for (const entry of readdirSync(root, { withFileTypes: true })) {
      const [from, to] = [join(root, entry.name), join(this.folder, entry.name)];
      if (entry.name === '.git' || entry.name === '.data') continue;
      if (COPIED.includes(entry.name)) cpSync(from, to, { recursive: true });
      else if (entry.isFile()) copyFileSync(from, to);
      else symlinkSync(from, to);
    }
    // Downloaded servers are shared.
    mkdirSync(join(this.folder, '.data'));
    symlinkSync(join(root, '.data', 'tools'), join(this.folder, '.data', 'tools'));
    for (const patch of patches) {
      const path = this.pathOf(patch);
      writeFileSync(path, patched(readFileSync(path, 'utf8'), patch));
    }
  }

  /** Throws when something has compiled the product again meanwhile: then the run said nothing. */
  assertPatched(): void {
    for (const patch of this.patches) {
      if (readFileSync(this.pathOf(patch), 'utf8').includes(patch.replace)) continue;
      throw new Error(`${patch.file} is no longer weakened; was it compiled again?`);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private pathOf({ file }: Patch): string {
    return join(this.folder, 'dist', file);
  }
}
