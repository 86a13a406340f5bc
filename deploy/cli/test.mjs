import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot, nodePath } from './paths.mjs';
import { handOver } from './run.mjs';
import { installTestPrograms } from './tools.mjs';

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
async function runSize({ name, args }, folder, more) {
  const report = join(folder, `${name}.json`);
  const code = await handOver(nodePath(), [
    ...JEST,
    ...['--selectProjects', name, '--json', '--outputFile', report, ...args, ...more],
  ]);
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    return {
      code,
      passed: numPassedTests,
      failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0),
    };
  } catch {
    return { code: code || 1, passed: 0, failed: 1 };
  }
}

/** All tests, or one size (`npm test -- small`) with Jest's own options behind it. */
export async function test(args, progress) {
  const chosen = SIZES.filter(size => args[0] === size.name);
  const sizes = chosen.length > 0 ? chosen : SIZES;
  const more = chosen.length > 0 ? args.slice(1) : args;
  await progress.run('Servers and browser for the tests', installTestPrograms);
  const folder = mkdtempSync(join(tmpdir(), 'greenzone-tests-'));
  const sum = { passed: 0, failed: 0 };
  let stoppedAt;
  try {
    for (const size of sizes) {
      console.log(`\n  ${size.name} tests`);
      const { code, passed, failed } = await runSize(size, folder, more);
      sum.passed += passed;
      sum.failed += failed;
      if (code !== 0) {
        stoppedAt = size.name;
        break;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (stoppedAt) console.log(`\nThe ${stoppedAt} tests failed; larger ones were not run.`);
  if (sum.passed + sum.failed === 0) console.log('\nNo test was run.');
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return stoppedAt || sum.passed === 0 ? 1 : 0;
}
