import { existsSync } from 'node:fs';
import { buildCode, buildDashboard, buildProject, hasDashboard } from './build.mjs';
import { Failure } from './failure.mjs';
import { installPackages, packagesAreCurrent } from './packages.mjs';
import { inRoot, LAUNCHER, nodePath } from './paths.mjs';
import { runProgram } from './programs.mjs';
import { Progress } from './progress.mjs';
import { handOver } from './run.mjs';

const USAGE = `Greenzone
  npm start                      everything, then the dashboard's address   (-- --help for its options)
  npm run status                 what runs, and how far it is
  npm run stop                   stops it
  npm run reset                  deletes its data
  npm test                       all tests: small, medium, large
  npm run bench                  how fast it is on this machine; the last line is JSON
  npm run bench:api              requests a second and times of the interface; the last line is JSON
  npm run soak                   what pages and gateway hold over half an hour; -- --minutes for more
  npm run test:faults            kills and worse while data flow; -- --help for its options
  npm run qc-report              what quality control finds of faults that it can know; the last line is JSON
  npm run check                  format, lint, types, import rules, dead exports, generated client
  npm run build [-- <project>]   compiles all, or one project
  npm run dead-letters -- list   what could not be stored, and how to bring it back
  npm run import -- <file>       readings of a CSV file; --dry-run only checks it
  npm run score:verify -- --zone <code> --at <time>   computes a score again from raw readings
  npm run snapshot:verify -- <file>   whether an exported snapshot is genuine, offline
  npm run snapshot:rotate-key    signs snapshots with a new key from the next start on`;

/** Packages and code: what every command that runs something needs. */
async function prepare(progress) {
  if (!packagesAreCurrent()) await progress.run('Install the packages (npm ci)', installPackages);
  await progress.run('Build the services', buildCode);
}

async function prepareDashboard(progress) {
  if (hasDashboard()) await progress.run('Build the dashboard', buildDashboard);
}

const launch = (command, args, progress) =>
  handOver(nodePath(), [LAUNCHER, command, ...args], {
    env: {
      ...process.env,
      ...(progress && { GZ_PROGRESS: `${progress.step},${progress.startedAt}` }),
    },
  });

/** A program below `tests/` that starts a stack of its own, dashboard included. */
const programOfTests = folder => async args => {
  const progress = new Progress();
  await prepare(progress);
  await prepareDashboard(progress);
  return runProgram(folder, args);
};

const commands = {
  async start(args) {
    const progress = new Progress();
    if (args.includes('--help')) {
      // It needs no installation; the launcher, where there is one, knows the options.
      if (existsSync(LAUNCHER)) return launch('start', args);
      console.log(USAGE);
      return 0;
    }
    await prepare(progress);
    await prepareDashboard(progress);
    return launch('start', args, progress);
  },

  async stop(args) {
    if (existsSync(LAUNCHER)) return launch('stop', args);
    console.log('Nothing runs here: this checkout was never started.');
    return 0;
  },

  async status(args) {
    if (existsSync(LAUNCHER)) return launch('status', args);
    console.log('Nothing runs here: this checkout was never started. Start it with: npm start');
    return 1;
  },

  async reset(args) {
    if (existsSync(LAUNCHER)) return launch('reset', args);
    console.log('Nothing to delete: this checkout was never started.');
    return 0;
  },

  async build(names) {
    const progress = new Progress();
    if (!packagesAreCurrent()) await progress.run('Install the packages (npm ci)', installPackages);
    if (names.length === 0) {
      await progress.run('Build the services', buildCode);
      await prepareDashboard(progress);
    }
    for (const name of names) await progress.run(`Build ${name}`, () => buildProject(name));
    return 0;
  },

  async test(args) {
    const progress = new Progress();
    const { chooseSizes, test } = await import('./test.mjs');
    const chosen = chooseSizes(args);
    await prepare(progress);
    if (chosen.sizes.some(({ name }) => name === 'large')) await prepareDashboard(progress);
    return test(chosen, progress);
  },

  async check() {
    const progress = new Progress();
    // The client is generated from the compiled gateway.
    await prepare(progress);
    const { check } = await import('./check.mjs');
    return check(progress);
  },

  bench: programOfTests('bench'),

  'bench-live': programOfTests('bench/live'),

  soak: programOfTests('soak'),

  'bench-api': programOfTests('bench/api'),

  'bench-page': programOfTests('bench/page'),

  async 'dead-letters'(args) {
    const { deadLetters } = await import('./dead-letters.mjs');
    return deadLetters(args);
  },

  'test-faults': programOfTests('faults'),

  async 'qc-report'(args) {
    await prepare(new Progress());
    return handOver(nodePath(), [
      inRoot('dist', 'apps', 'simulator', 'src', 'quality-report', 'main.js'),
      ...args,
    ]);
  },

  async import(args) {
    const { importReadings } = await import('./import.mjs');
    return importReadings(args);
  },

  async 'snapshot-verify'(args) {
    const { verifySnapshots } = await import('../snapshot-verify.mjs');
    return verifySnapshots(args);
  },

  async 'score-verify'(args) {
    await prepare(new Progress());
    return launch('score-verify', args);
  },

  async 'rotate-snapshot-key'(args) {
    await prepare(new Progress());
    return launch('rotate-snapshot-key', args);
  },

  async 'generate-client'() {
    const progress = new Progress();
    await prepare(progress);
    const { generateClient } = await import('./client.mjs');
    await progress.run('Generate the client', () => generateClient());
    return 0;
  },
};

/** Runs one command; resolves to the exit status. */
export async function main([name, ...args]) {
  const command = commands[name];
  if (!command) {
    console.log(USAGE);
    return name === undefined || name === '--help' ? 0 : 1;
  }
  try {
    return await command(args);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(`\n  ${error.message}\n`);
    return 1;
  }
}
