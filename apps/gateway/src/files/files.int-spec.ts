import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Device } from '#libs/contracts';
import { eventually } from '#libs/testing';
import { answerAsIngest, type StoredPacks } from '../test/answer-as-ingest.js';
import { registryData, type Stack, startStack } from '../test/start-stack.js';

const outlet = registryData.devices.find(({ kind }) => kind === 'wastewater-outlet') as Device;
const STATION = outlet.id.toUpperCase().replaceAll('-', '_');

describe('files of Circular 10/2021', () => {
  const root = mkdtempSync(join(tmpdir(), 'gz-drop-'));
  let stack: Stack;
  let stored: StoredPacks;
  let minute = 0;

  /** Name and text of a file that nobody has sent yet. */
  const aFile = (...lines: string[]) => {
    const moment = new Date(Date.now() + 7 * 3_600_000 - ++minute * 60_000).toISOString();
    const time = moment.replace(/[-:T]/g, '').slice(0, 14);
    const text = lines.map(line => line.replace('TIME', time)).join('\r\n');
    return { name: `${STATION}_${time}.txt`, text };
  };
  const good = () => aFile('COD\t48,2\tmg/L\tTIME\t00', 'pH\t7.21\t-\tTIME\t00', 'NH4\t2.1\tmg/L\tTIME\t01');
  const upload = async (name: string, text: string) => {
    const response = await fetch(`${stack.base}/api/v1/telemetry/files?name=${encodeURIComponent(name)}`, {
      ...{ method: 'POST', headers: { 'content-type': 'text/plain' }, body: text },
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const drop = (name: string, text: string) => writeFileSync(join(root, name), text);
  const inFolder = (...folders: string[]): string[] => {
    try {
      return readdirSync(join(root, ...folders), { recursive: true }).map(String);
    } catch {
      return [];
    }
  };
  const done = () => inFolder('done').filter(name => name.includes('.txt'));
  const failed = () => inFolder('failed');

  beforeAll(async () => {
    stack = await startStack({ GZ_DROP_DIR: root });
    stored = await answerAsIngest(stack);
  }, 90_000);

  afterAll(async () => {
    await stack?.stop();
    rmSync(root, { recursive: true, force: true });
  }, 30_000);

  it('stores what was measured and says what was not, and the same file again changes nothing', async () => {
    const { name, text } = good();
    const first = await upload(name, text);
    expect(first).toMatchObject({
      status: 200,
      body: { state: 'committed', station: STATION, readings: 3, faults: [], packs: [{ device: outlet.id }] },
    });
    const [body] = [...stored.bodies.values()];
    expect(JSON.parse(body as string)).toMatchObject([
      { bn: `urn:dev:gz:${outlet.id}:`, n: 'ww.out.cod', u: 'mg/L', v: 48.2 },
      { n: 'ww.out.ph', u: '[pH]', v: 7.21 },
      { n: 'ww.out.nh4', vs: 'tt10:01 2.1 mg/L' },
    ]);
    const arrived = stored.arrived;
    expect(await upload(name, text)).toEqual(first);
    expect(stored.arrived).toBe(arrived);
  });

  it('stores the good lines of a file and names the others', async () => {
    const { name, text } = aFile(
      'COD\t48.2\tmg/L\tTIME\t00',
      'TSS\tmany\tmg/L\tTIME\t00',
      'VHg\t1\t%\tTIME\t00',
    );
    expect(await upload(name, text)).toMatchObject({
      status: 207,
      body: {
        state: 'partly',
        readings: 1,
        faults: [
          { line: 2, code: 'bad-value' },
          { line: 3, code: 'unknown-symbol' },
        ],
      },
    });
  });

  it.each([
    ['a name that says nothing', 'readings.txt', 'x', 400, 'FILE.NAME_INVALID'],
    ['a path', `../${STATION}_20261001103000.txt`, 'x', 400, 'FILE.NAME_INVALID'],
    ['a station that nobody has', 'HP_NOBODY_20261001103000.txt', 'x', 422, 'FILE.STATION_UNKNOWN'],
    ['no line that can be used', `${STATION}_20261001103000.txt`, 'nonsense', 422, 'FILE.REJECTED'],
    ['more than 64 KiB', `${STATION}_20261001103000.txt`, 'x'.repeat(65 * 1024), 413, 'REQUEST.TOO_LARGE'],
  ])('refuses %s', async (_what, name, text, status, code) => {
    expect(await upload(name, text)).toMatchObject({ status, body: { code } });
  });

  it('judges a file again that was refused, although the broker has just had it', async () => {
    const { name, text } = good();
    await upload(name, text);
    const key = [...stored.receipts.keys()].at(-1) as string;
    const arrived = stored.arrived;
    stored.receipts.set(key, { key, state: 'rejected', deadLetters: [] });
    expect(await upload(name, text)).toMatchObject({ status: 200 });
    expect(stored.arrived).toBe(arrived + 1);
  });

  it('takes in what is put into the folder, and moves it away when it is stored', async () => {
    const files = [good(), good(), good()];
    for (const { name, text } of files) drop(name, text);
    await eventually(
      done,
      names => files.every(({ name }) => names.some(path => path.endsWith(name))),
      20_000,
    );
    expect(inFolder().filter(name => name.startsWith(STATION))).toEqual([]);
    const [{ name, text }] = files as [ReturnType<typeof good>];
    const kept = done().find(path => path.endsWith(name)) as string;
    expect(readFileSync(join(root, 'done', kept), 'utf8')).toBe(text);
  }, 30_000);

  it('says beside a file why it cannot be taken in', async () => {
    const bad = aFile('COD\t48.2\tmg/L\tTIME\t00', 'TSS\tmany\tmg/L\tTIME\t00');
    drop(bad.name, bad.text);
    drop('notes.md', '# notes');
    const names = await eventually(
      failed,
      found => found.filter(name => name.endsWith('.reason.txt')).length === 2,
      20_000,
    );
    expect(names.sort()).toEqual(
      [bad.name, `${bad.name}.reason.txt`, 'notes.md', 'notes.md.reason.txt'].sort(),
    );
    const reason = readFileSync(join(root, 'failed', `${bad.name}.reason.txt`), 'utf8');
    expect(reason).toContain('line 2: "many" is not a number (bad-value)');
  }, 30_000);

  it('leaves alone what is not complete, what changes, and what leads elsewhere', async () => {
    const growing = good();
    drop(`.${growing.name}`, growing.text);
    drop(`${growing.name}.part`, growing.text);
    symlinkSync('/etc/hostname', join(root, `${STATION}_20261001103000.txt`));
    mkdirSync(join(root, 'folder'));
    const until = Date.now() + 6_000;
    for (let text = ''; Date.now() < until; text += 'x') {
      drop(growing.name, text);
      await new Promise(resolve => setTimeout(resolve, 300));
    }
    expect(inFolder()).toEqual(
      expect.arrayContaining([growing.name, `.${growing.name}`, `${growing.name}.part`]),
    );
    drop(growing.name, growing.text);
    await eventually(done, names => names.some(path => path.endsWith(growing.name)), 20_000);
    expect(inFolder()).toEqual(expect.arrayContaining([`${STATION}_20261001103000.txt`, 'folder']));
  }, 40_000);

  it('keeps a file where it is until it is stored', async () => {
    stored.goAway();
    const waiting = good();
    drop(waiting.name, waiting.text);
    const arrived = stored.arrived;
    await eventually(
      () => stored.arrived,
      count => count > arrived,
      20_000,
    );
    // Longer than a file is waited for.
    await new Promise(resolve => setTimeout(resolve, 4_000));
    expect(inFolder()).toContain(waiting.name);
    stored.comeBack();
    await eventually(done, names => names.some(path => path.endsWith(waiting.name)), 20_000);
    expect(stored.arrived).toBe(arrived + 1);
  }, 60_000);
});
