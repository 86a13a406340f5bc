import { spawn } from 'node:child_process';
import type { ProvisionConfig } from './config.js';

/** The registry's own program that writes the seeds; an app is started, never imported. */
const SEED_PROGRAM = 'dist/apps/registry/src/seed.js';

/** The program prints `<kind>: <rows> rows, <changed> changed` for each kind; this is the sum of them. */
export function sumOfSeeds(output: string): string {
  const lines = [...output.matchAll(/(\d+) rows, (\d+) changed/g)];
  const [rows, changed] = [1, 2].map(part => lines.reduce((sum, line) => sum + Number(line[part]), 0));
  return `${rows} rows, ${changed} changed`;
}

/**
 * Writes the seeds into the registry's schema.
 *
 * @returns how many rows there are and how many were changed, in words.
 * @throws Error with its output when it fails.
 */
export function runSeeds(config: ProvisionConfig, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SEED_PROGRAM, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GZ_PG_USER: 'gz_registry',
        GZ_PG_PASSWORD: config.GZ_PG_PASSWORD_REGISTRY,
        GZ_SEEDS_DIR: config.GZ_SEEDS_DIR,
        GZ_INSTANCE: 'registry-seed',
      },
    });
    let output = '';
    const keep = (chunk: unknown) => {
      output += String(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', code => {
      if (code === 0) resolve(sumOfSeeds(output));
      else reject(new Error(`the seeds could not be written:\n${output.trim()}`));
    });
  });
}
