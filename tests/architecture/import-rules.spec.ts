import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

interface Violation {
  from: string;
  rule: { name: string };
}

const root = process.cwd();
const violationsFolder = join(root, 'tests/architecture/violations');
const configFile = join(root, '.dependency-cruiser.cjs');
const rules = (createRequire(configFile)(configFile) as { forbidden: { name: string; comment: string }[] })
  .forbidden;

/** Cruises a folder with the project's own rules, in a process of its own: the tool is an ES module. */
function violationsIn(folder: string): Violation[] {
  const report = execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', configFile, '--output-type', 'json', 'apps', 'libs', 'deploy', 'tests'],
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return (JSON.parse(report) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('import rules', () => {
  const found = violationsIn(violationsFolder);

  it.each(rules.map(rule => rule.name))('%s catches its deliberate violation', name => {
    const offenders = found.filter(violation => violation.rule.name === name).map(v => basename(v.from));
    expect(offenders.some(file => file.startsWith(name))).toBe(true);
  });

  it('has a comment for each rule that says why', () => {
    expect(rules.filter(rule => !rule.comment)).toEqual([]);
  });

  it('has no violation file without a rule', () => {
    const names = new Set(rules.map(rule => rule.name));
    const files = readdirSync(violationsFolder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .map(file => basename(file).replace(/(-other)?(\.service)?\.ts$/, ''))
      .filter(name => name !== 'index' && name !== 'thing');
    expect(files.filter(name => !names.has(name))).toEqual([]);
    expect(readFileSync(join(violationsFolder, 'README.md'), 'utf8')).toContain('on purpose');
  });
});
