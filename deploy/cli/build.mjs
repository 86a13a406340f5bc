import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { Failure } from './failure.mjs';
import { filesBelow, fingerprint, readStamp } from './fingerprint.mjs';
import { inRoot, LAUNCHER, nodePath } from './paths.mjs';
import { capture, tail } from './run.mjs';

const COMPILER = inRoot('node_modules', 'typescript7', 'bin', 'tsc');
const CODE_STAMP = inRoot('dist', '.code-stamp');
const DASHBOARD_STAMP = inRoot('dist', 'dashboard', '.stamp');

const isCode = file =>
  file.endsWith('.ts') && !file.includes('spec.ts') && !file.includes('/apps/dashboard/');

const codeInputs = () =>
  fingerprint(
    [
      inRoot('apps'),
      inRoot('libs'),
      inRoot('deploy'),
      inRoot('tests', 'bench'),
      inRoot('tests', 'faults'),
      inRoot('tests', 'support'),
      inRoot('tsconfig.base.json'),
      inRoot('tsconfig.json'),
      inRoot('tsconfig.build.json'),
      inRoot('package-lock.json'),
    ],
    file => isCode(file) || file.endsWith('.json'),
  );

const dashboardInputs = () =>
  fingerprint(
    [
      inRoot('apps', 'dashboard'),
      inRoot('libs', 'client'),
      inRoot('libs', 'telemetry'),
      inRoot('package-lock.json'),
    ],
    file => !file.includes('spec.ts'),
  );

export const hasDashboard = () => existsSync(inRoot('apps', 'dashboard', 'vite.config.mts'));

/**
 * Removes compiled files whose source is gone. A migration that was renamed would otherwise run under
 * its old name too.
 */
function removeOrphans() {
  for (const part of ['apps', 'libs', 'deploy', 'tests']) {
    for (const file of filesBelow(inRoot('dist', part), path => path.endsWith('.js'))) {
      const source = inRoot(relative(inRoot('dist'), file)).replace(/\.js$/, '.ts');
      if (!existsSync(source)) {
        rmSync(file);
        rmSync(`${file}.map`, { force: true });
      }
    }
  }
}

/** Compiles services, libraries and the launcher, unless nothing has changed since. */
export async function buildCode() {
  const inputs = codeInputs();
  if (readStamp(CODE_STAMP) === inputs && existsSync(LAUNCHER)) return 'up to date';
  // Without the output the incremental state would lie that all of it is there.
  if (!existsSync(LAUNCHER)) rmSync(inRoot('dist', '.tsbuildinfo'), { force: true });
  const { code, output } = await capture(nodePath(), [COMPILER, '-p', 'tsconfig.build.json']);
  if (code !== 0) {
    throw new Failure(
      `The build failed:\n${tail(output)}`,
      'Mend the lines above and run the command again.',
    );
  }
  removeOrphans();
  mkdirSync(dirname(CODE_STAMP), { recursive: true });
  writeFileSync(CODE_STAMP, inputs);
  return undefined;
}

/** Builds the dashboard into dist/dashboard, unless nothing has changed since. */
export async function buildDashboard() {
  const inputs = dashboardInputs();
  if (readStamp(DASHBOARD_STAMP) === inputs) return 'up to date';
  const { code, output } = await capture(
    nodePath(),
    [
      inRoot('node_modules', 'vite', 'bin', 'vite.js'),
      'build',
      '-c',
      'apps/dashboard/vite.config.mts',
      '--logLevel',
      'warn',
    ],
    { env: { ...process.env, NODE_ENV: 'production' } },
  );
  if (code !== 0) throw new Failure(`The dashboard could not be built:\n${tail(output)}`);
  if (!existsSync(inRoot('dist', 'dashboard', 'index.html'))) {
    throw new Failure(
      'The dashboard was built, but dist/dashboard/index.html is missing.',
      'Check build.outDir in apps/dashboard/vite.config.mts.',
    );
  }
  writeFileSync(DASHBOARD_STAMP, inputs);
  return undefined;
}

/** Names of everything that `npm run build -- <name>` can build. */
const projects = () => [
  ...Object.keys(JSON.parse(readFileSync(inRoot('nest-cli.json'), 'utf8')).projects),
  'dashboard',
];

/** Builds one service with the libraries that it imports, checking its types. */
export async function buildProject(name) {
  if (!projects().includes(name)) {
    throw new Failure(`There is no project named ${name}.`, `Choose one of: ${projects().join(', ')}.`);
  }
  if (name === 'dashboard') return buildDashboard();
  const { projects: all } = JSON.parse(readFileSync(inRoot('nest-cli.json'), 'utf8'));
  const { tsConfigPath } = all[name].compilerOptions;
  const { code, output } = await capture(nodePath(), [COMPILER, '-p', tsConfigPath]);
  if (code !== 0) throw new Failure(`The build of ${name} failed:\n${tail(output)}`);
  // The whole build must look at everything again.
  rmSync(CODE_STAMP, { force: true });
  return undefined;
}
