import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { inRoot, nodePath } from './paths.mjs';
import { capture, handOver } from './run.mjs';
import { installClients, provideServers } from './test-programs.mjs';

/** The sizes, quickest first: a failure stops before the slower ones begin. */
const SIZES = [
  { name: 'small', args: ['--maxWorkers=2'] },
  { name: 'medium', args: ['--maxWorkers=2'] },
  { name: 'large', args: ['--runInBand'] },
];

const JEST = [
  '--experimental-vm-modules',
  '--no-warnings=ExperimentalWarning',
  inRoot('node_modules', 'jest', 'bin', 'jest.js'),
];

/** Runs one size and counts what passed and failed, out of Jest's own report. */
async function runSize({ name, args }, folder, more, env) {
  const report = join(folder, `${name}.json`);
  const jest = [...JEST, '--selectProjects', name, '--json', '--outputFile', report, ...args, ...more];
  const code = await handOver(nodePath(), jest, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    // A suite that could not even be loaded has no test of its own that failed.
    return { code, passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
  } catch {
    return { code: code || 1, passed: 0, failed: 1 };
  }
}

/** All sizes, or the one that was named (`npm test -- small`), with Jest's own options behind. */
export function chooseSizes(args) {
  const named = SIZES.filter(size => args[0] === size.name);
  return named.length > 0 ? { sizes: named, more: args.slice(1) } : { sizes: SIZES, more: args };
}

/** Nest 12 is ESM only; Jest can load it from this version of Node on. */
async function demandJestNode() {
  const { stdout } = await capture(nodePath(), ['--version']);
  const [major, minor] = stdout.slice(1).split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 9)) return;
  throw new Failure(
    `The tests need Node 24.9 or newer; this is ${stdout.trim()}, and its package was not installed.`,
    'Run npm ci without --omit=optional, or install Node 24.',
  );
}

/** Provides what the chosen sizes need, runs them in order, and sums up. */
export async function test({ sizes, more }, progress) {
  await demandJestNode();
  const env = { ...process.env, NODE_ENV: 'test' };
  if (sizes.some(({ name }) => name !== 'small')) {
    env.GZ_TOOLS_DIR = await progress.run('Find the servers', provideServers);
  }
  if (sizes.some(({ name }) => name === 'large')) {
    await progress.run('Find a browser and an MQTT client', installClients);
  }
  const folder = mkdtempSync(join(tmpdir(), 'greenzone-tests-'));
  const results = [];
  try {
    for (const size of sizes) {
      console.log(`\n  ${size.name} tests\n`);
      const began = Date.now();
      const result = await runSize(size, folder, more, env);
      results.push({ ...size, ...result, seconds: Math.round((Date.now() - began) / 1000) });
      if (result.code !== 0 || result.failed > 0) break;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return summarise(sizes, results);
}

/** The line per size, what was left out, and the sum as the last line. */
function summarise(sizes, results) {
  console.log('');
  for (const { name, passed, failed, seconds } of results) {
    console.log(`  ${name.padEnd(8)} ${passed} passed, ${failed} failed, ${seconds} s`);
  }
  const leftOut = sizes.slice(results.length).map(({ name }) => name);
  if (leftOut.length > 0) console.log(`  not run after the failure: ${leftOut.join(', ')}`);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  if (passed + failed === 0) console.log('  No test was run.');
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 || results.some(({ code }) => code !== 0) ? 1 : 0;
}
