import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

jest.setTimeout(30_000);

let folder: string;

/** A process of its own must run the code, and Node cannot run it as it stands. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gz-process-'));
  const here = dirname(expect.getState().testPath ?? '');
  const files = {
    './guard-process': 'guard-process',
    './fatal.handler': 'fatal.handler',
    './run-main': 'run-main',
  };
  for (const [source, name] of [
    ...Object.entries(files),
    ['../config/config.errors', 'config.errors'] as const,
  ]) {
    const { code } = transformFileSync(join(here, `${source}.ts`), {
      swcrc: false,
      module: { type: 'commonjs' },
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    });
    await writeFile(join(folder, `${name}.js`), code.replaceAll('../config/', './'));
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(script: string, act: (child: ChildProcess) => void = () => undefined) {
  const prelude = `
    const { guardProcess } = require('./guard-process.js');
    const { runMain } = require('./run-main.js');
    const { ConfigError } = require('./config.errors.js');
    const say = (facts, text) => console.log(text);
    const logger = { info: say, error: say, fatal: say };`;
  const child = spawn(process.execPath, ['-e', `${prelude}${script}; console.log('ready')`], { cwd: folder });
  let output = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => {
    const isFirst = !output.includes('ready');
    output += data.toString();
    if (isFirst && output.includes('ready')) act(child);
  });
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString();
  });
  const exitCode = await new Promise<number | null>(resolve => child.once('exit', resolve));
  return { exitCode, output, errors };
}

const ALIVE = 'setInterval(() => {}, 1000);';

describe('guardProcess', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('drains once on %s and ends with 0', async signal => {
    const close = `async () => { console.log('closed'); await new Promise(r => setTimeout(r, 50)) }`;
    const { exitCode, output } = await run(`${ALIVE} guardProcess({ logger, close: ${close} })`, child => {
      child.kill(signal);
      child.kill('SIGTERM');
    });
    expect(exitCode).toBe(0);
    expect(output.match(/closed/g)).toHaveLength(1);
  });

  it('ends with 1 when draining takes too long or fails', async () => {
    const stop = (child: ChildProcess): void => void child.kill('SIGTERM');
    const slow = await run(
      `${ALIVE} guardProcess({ logger, close: () => new Promise(() => {}), drainLimitMs: 100 })`,
      stop,
    );
    expect(slow).toMatchObject({ exitCode: 1, output: expect.stringContaining('took too long') as string });
    const failing = await run(
      `${ALIVE} guardProcess({ logger, close: () => Promise.reject(new Error('x')) })`,
      stop,
    );
    expect(failing).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('closing failed') as string,
    });
  });

  it.each([
    ['Promise.reject(new Error("x"))', 'a promise failed'],
    ['setTimeout(() => { throw new Error("x") })', 'an error was thrown'],
  ])('ends with 1 after %s, and says so', async (failure, words) => {
    const { exitCode, output } = await run(
      `${ALIVE} guardProcess({ logger, close: async () => {} }); ${failure}`,
    );
    expect(exitCode).toBe(1);
    expect(output).toContain(words);
  });
});

describe('runMain', () => {
  it('prints one line for people and ends with 1', async () => {
    const problem = `[{ variable: 'GZ_NATS_URL', problem: 'is missing' }]`;
    const { exitCode, errors } = await run(
      `${ALIVE} runMain('ingest', async () => { throw new ConfigError(${problem}) })`,
    );
    expect(exitCode).toBe(1);
    expect(errors).toBe('ingest cannot start: The configuration cannot be used: GZ_NATS_URL is missing.\n');
  });

  it('names the cause of another failure', async () => {
    const { errors } = await run(
      `${ALIVE} runMain('ingest', async () => { throw new Error('no database', { cause: new Error('refused') }) })`,
    );
    expect(errors).toBe('ingest cannot start: no database (refused)\n');
  });
});
