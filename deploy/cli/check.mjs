import { existsSync } from 'node:fs';
import { inRoot, nodePath } from './paths.mjs';
import { capture, tail } from './run.mjs';

const tool = (...parts) => inRoot('node_modules', ...parts);

/** The gates, each a program that says what is wrong. No warning passes. */
const GATES = [
  ['Format', [tool('@biomejs', 'biome', 'bin', 'biome'), 'format', '.']],
  ['Types', [tool('typescript7', 'bin', 'tsc'), '-p', 'tsconfig.json']],
  ['Types of the dashboard', [tool('typescript7', 'bin', 'tsc'), '-p', 'apps/dashboard/tsconfig.json']],
  ['Lint', [tool('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.']],
  [
    'Import rules',
    [
      tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      ...['--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'deploy', 'tests', 'seeds'],
    ],
  ],
  ['Dead exports', [tool('knip', 'bin', 'knip.js'), '--no-progress', '--treat-config-hints-as-errors']],
  ['Seeds of devices', [inRoot('seeds', 'devices.build.mjs'), '--check']],
  ['Generated client', [inRoot('libs', 'client', 'generate.mjs'), '--check']],
];

/** Runs every gate, so that all that is wrong is seen at once. */
export async function check(progress) {
  const failures = [];
  for (const [name, [program, ...args]] of GATES) {
    // A gate whose program does not exist yet has nothing to hold.
    if (!existsSync(program)) continue;
    try {
      await progress.run(name, async () => {
        const { code, output } = await capture(nodePath(), [program, ...args]);
        if (code !== 0) throw new Error(output);
      });
    } catch (error) {
      failures.push(`${name}\n${tail(error.message, 60)}`);
    }
  }
  for (const failure of failures) console.log(`\n${failure}`);
  console.log(
    failures.length === 0 ? '\nAll gates are green.' : `\n${failures.length} of the gates are red.`,
  );
  return failures.length === 0 ? 0 : 1;
}
