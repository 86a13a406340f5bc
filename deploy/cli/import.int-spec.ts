import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeGateway, Problem } from './test/fake-gateway.js';

const HEADER = 'device,metric,time,value\n';
const DRY = 'POST /imports?name=readings.csv&dryRun=true';
const REFUSE = 'POST /imports?name=readings.csv&faults=refuse';
const SKIP = 'POST /imports?name=readings.csv&faults=skip';
const FAULT = { line: 3, column: 'value', code: 'bad-value', message: '"x" is not a number' };

const report = (readings: number, faults: object[] = []) => ({
  ...{ lines: readings + faults.length, readings, from: 0, to: 1, faultCount: faults.length, faults },
});
const told = (type: string, done: number, readings: number, more = {}) => ({
  ...{
    type,
    done,
    readings,
    deadLetters: 0,
    packs: { committed: done / 10, partly: 0, pending: 0, rejected: 0 },
  },
  ...more,
});

describe('npm run import', () => {
  const gateway = new FakeGateway();
  const folder = mkdtempSync(join(tmpdir(), 'gz-import-'));
  const file = join(folder, 'readings.csv');
  const run = (...args: string[]) => gateway.run('import', file, ...args);
  const sent = () => gateway.asked.filter(({ what }) => what.startsWith('POST')).map(({ what }) => what);

  beforeAll(() => gateway.open());
  beforeEach(() => {
    gateway.reset();
    writeFileSync(file, `${HEADER}a,b,c,1\na,b,c,x\n`);
  });
  afterAll(async () => {
    await gateway.close();
    rmSync(folder, { recursive: true });
  });

  it('checks the file, then imports it and says what came of it', async () => {
    gateway.answers[DRY] = [report(20)];
    gateway.answers[REFUSE] = [[told('progress', 10, 20), told('done', 20, 20)]];
    const { code, output } = await run();
    expect(sent()).toEqual([DRY, REFUSE]);
    expect(gateway.asked.at(-1)).toMatchObject({ actor: 'operator-lan', body: readFileSync(file, 'utf8') });
    expect(output).toContain('Import   [##############################] 100 %  20 readings');
    expect(output).toContain('20 readings in 2 packs sent.\nAll of them are stored.');
    expect(code).toBe(0);
  });

  it('imports nothing of a file with a faulty line, and names it', async () => {
    gateway.answers[DRY] = [report(1, [FAULT])];
    const path = join(folder, 'faults.csv');
    const { code, output } = await run('--report', path);
    expect(sent()).toEqual([DRY]);
    expect(output).toContain('  line 3, value: "x" is not a number (bad-value)');
    expect(readFileSync(path, 'utf8')).toBe(
      'line,column,code,message\n3,value,bad-value,"""x"" is not a number"\n',
    );
    expect(code).toBe(2);
  });

  it('leaves faulty lines out when told so, and does nothing but check in a dry run', async () => {
    gateway.answers[DRY] = [report(10, [FAULT])];
    gateway.answers[SKIP] = [told('done', 10, 10)];
    expect(await run('--skip-faults', '--dry-run')).toMatchObject({ code: 2 });
    expect(sent()).toEqual([DRY]);
    expect(await run('--skip-faults')).toMatchObject({ code: 2 });
    expect(sent().at(-1)).toBe(SKIP);
  });

  it('sends a large file in parts, names lines as the file has them, and passes over what has no reading', async () => {
    const row = `${'r'.repeat(1_023)}\n`;
    writeFileSync(file, HEADER + row.repeat(9_000));
    gateway.answers[DRY] = [report(10), report(0, [FAULT]), report(10)];
    gateway.answers[SKIP] = [told('done', 10, 20)];
    const { code, output } = await run('--skip-faults');
    expect(output).toContain('  line 4099, value:');
    expect(sent()).toEqual([DRY, DRY, DRY, SKIP, SKIP]);
    expect(output).toContain('20 readings in 2 packs sent.');
    expect(code).toBe(2);
  });

  it('waits while another file is imported', async () => {
    const busy = new Problem(503, 'IMPORT.BUSY', 'Another file is being imported.');
    gateway.answers[DRY] = [busy, report(10)];
    expect(await run('--dry-run')).toMatchObject({ code: 0 });
    expect(sent()).toEqual([DRY, DRY]);
  });

  it.each([
    [told('failed', 0, 0, { code: 'MESSAGING.TIMEOUT', detail: 'The broker is away.' }), 'broker is away', 1],
    [told('progress', 10, 20), 'broke off', 1],
    [
      told('done', 20, 20, { deadLetters: 3, packs: { committed: 1, partly: 1, pending: 0, rejected: 0 } }),
      '3 dead letters',
      2,
    ],
    [
      told('done', 20, 20, { packs: { committed: 1, partly: 0, pending: 1, rejected: 0 } }),
      '1 packs are safe',
      2,
    ],
  ])('does not take %j for all', async (last, text, status) => {
    gateway.answers[DRY] = [report(20)];
    gateway.answers[REFUSE] = [last];
    const { code, output } = await run();
    expect(output).toContain(text);
    expect(output).not.toContain('    at ');
    expect(code).toBe(status);
  });

  it.each([
    [['import', 'no-such-file.csv'], 'no file'],
    [['import', 'a.csv', 'b.csv'], 'One file at a time'],
    [['import', 'a.csv', '--nonsense'], '--help'],
    [['import'], 'npm run import --'],
  ])('says what to do about %j', async (args, text) => {
    const { code, output } = await gateway.run(...args);
    expect(output).toContain(text);
    expect(output).not.toContain('    at ');
    expect(code).toBe(1);
  });
});
