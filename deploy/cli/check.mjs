import { existsSync } from 'node:fs';
import { inRoot, nodePath } from './paths.mjs';
import { capture, tail } from './run.mjs';

const tool = (...parts) => inRoot('node_modules', ...parts);

/** The gates, each a program that says what is wrong; no warning passes. The slowest comes first. */
const GATES = [
  ['Lint', [tool('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.']],
  ['Types', [tool('typescript7', 'bin', 'tsc'), '-p', 'tsconfig.json']],
  ['Types of the dashboard', [tool('typescript7', 'bin', 'tsc'), '-p', 'apps/dashboard/tsconfig.json']],
  ['Format', [tool('@biomejs', 'biome', 'bin', 'biome'), 'format', '.']],
  ['Dead exports', [tool('knip', 'bin', 'knip.js'), '--no-progress', '--treat-config-hints-as-errors']],
  [
    'Import rules',
    [
      tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      ...['--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'deploy', 'tests', 'seeds'],
    ],
  ],
  ['Generated devices', [inRoot('seeds', 'devices.build.mjs'), '--check']],
  ['Generated facts', [inRoot('seeds', 'facts.build.mjs'), '--check']],
  ['Generated tables', [inRoot('seeds', 'readiness-page.build.mjs'), '--check']],
  ['Generated client', [inRoot('libs', 'client', 'generate.mjs'), '--check']],
];

const AT_ONCE = 2;

async function runGate([name, [program, ...args]]) {
  const began = Date.now();
  if (!existsSync(program)) return { name, ms: 0, code: 1, output: `${program} is missing.` };
  const { code, output } = await capture(nodePath(), [program, ...args]);
  return { name, ms: Date.now() - began, code, output };
}

/** Runs every gate, two at a time, so that all that is wrong is seen at once. */
export async function check(progress) {
  const waiting = [...GATES];
  const red = [];
  const work = async () => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift()) {
      const result = await runGate(gate);
      progress.done(result.name, result.ms, result.code === 0 ? undefined : 'failed');
      if (result.code !== 0) red.push(result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const { name, output } of red) console.log(`\n${name}\n${tail(output, 60)}`);
  const total = `${((Date.now() - progress.startedAt) / 1000).toFixed(1)} s`;
  const verdict = red.length === 0 ? 'All gates are green' : `${red.length} of ${GATES.length} gates are red`;
  console.log(`\n${verdict} (${total}).`);
  return red.length === 0 ? 0 : 1;
}
