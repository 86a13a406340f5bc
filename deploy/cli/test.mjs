import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot, nodePath } from './paths.mjs';
import { handOver } from './run.mjs';
import { installClients, provideServers } from './test-programs.mjs';

/** The sizes, quickest first: a failure stops before the slower ones begin. */
const SIZES = [
  { name: 'small', args: [] },
  { name: 'medium', args: ['--maxWorkers=2'] },
  { name: 'large', args: ['--runInBand', '--passWithNoTests'] },
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

/** All tests, or one size (`npm test -- small`), with Jest's own options behind. */
export async function test(args, progress) {
  const chosen = SIZES.filter(size => args[0] === size.name);
  const sizes = chosen.length > 0 ? chosen : SIZES;
  const more = chosen.length > 0 ? args.slice(1) : args;
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
