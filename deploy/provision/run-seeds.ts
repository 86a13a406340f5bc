import { spawn } from 'node:child_process';
import type { ProvisionConfig } from './config.js';

/** The registry's own program that writes the seeds; an app is started, never imported. */
const SEED_PROGRAM = 'dist/apps/registry/src/seed.js';

/**
 * Writes the seeds into the registry's schema.
 *
 * @returns the last line that the program printed.
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
      if (code === 0) resolve(output.trim().split('\n').at(-1) ?? '');
      else reject(new Error(`the seeds could not be written:\n${output.trim()}`));
    });
  });
}
