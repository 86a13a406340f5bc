import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createGreenzoneClient, type GreenzoneClient } from '#libs/client';
import { eventually, freePort } from '#libs/testing';

const run = promisify(execFile);

const PORTS = ['GZ_HTTP_PORT', 'GZ_NATS_PORT', 'GZ_MQTT_PORT', 'GZ_INFLUX_PORT', 'GZ_PG_PORT'] as const;
type PortVariable = (typeof PORTS)[number];

/** A cold machine compiles, initialises a database and migrates. */
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 40_000;
const READY = 'Greenzone runs: ';

/** What the launcher writes down of a process. */
interface ProcessState {
  readonly name: string;
  readonly restarts: number;
  readonly process?: { readonly pid: number };
}

/** What a command of npm came to. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) if (child.pid && !hasEnded(child)) process.kill(-child.pid, 'SIGTERM');
});

/**
 * The stack as a user gets it: `npm start` in this checkout, on ports and with data of its own, seen only
 * through its commands, its doors and its interface.
 */
export class ShippedStack {
  private child: ChildProcess | undefined;
  private printed = '';
  private readonly data = mkdtempSync(join(tmpdir(), 'greenzone-e2e-'));

  private constructor(
    private readonly ports: Readonly<Record<PortVariable, number>>,
    private readonly settings: NodeJS.ProcessEnv,
    private readonly checkout: string,
  ) {
    // PostgreSQL may run as another user, who must be able to pass.
    chmodSync(this.data, 0o755);
  }

  /**
   * Chooses ports and a folder; starts nothing. `settings`: more of the environment (deploy/README.md); `checkout`: the
   * folder whose stack is started.
   */
  static async create(
    settings: NodeJS.ProcessEnv = {},
    checkout: string = process.cwd(),
  ): Promise<ShippedStack> {
    const ports = await Promise.all(PORTS.map(() => freePort()));
    return new ShippedStack(
      Object.fromEntries(PORTS.map((name, i) => [name, ports[i]])) as Record<PortVariable, number>,
      settings,
      checkout,
    );
  }

  /** A folder of its data. */
  folder(name: string): string {
    return join(this.data, name);
  }

  get url(): string {
    return `http://127.0.0.1:${this.ports.GZ_HTTP_PORT}`;
  }

  get natsUrl(): string {
    return `nats://127.0.0.1:${this.ports.GZ_NATS_PORT}`;
  }

  get influxUrl(): string {
    return `http://127.0.0.1:${this.ports.GZ_INFLUX_PORT}`;
  }

  get mqttPort(): number {
    return this.ports.GZ_MQTT_PORT;
  }

  get client(): GreenzoneClient {
    return createGreenzoneClient(this.url);
  }

  /** Everything that the start printed so far. */
  get output(): string {
    return this.printed;
  }

  /** `npm start -- <args>`; resolves when it says that it runs. */
  async start(...args: string[]): Promise<void> {
    this.printed = '';
    // A group of its own, so that a signal reaches all of it as Ctrl-C in a terminal does.
    const child = spawn('npm', ['start', '--silent', '--', ...args], {
      env: this.environment,
      cwd: this.checkout,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    running.add(child);
    child.on('exit', () => running.delete(child));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.printed += chunk.toString();
      });
    }
    await eventually(
      () => {
        if (hasEnded(child)) throw new Error(`npm start ended:\n${this.printed}`);
        return this.printed;
      },
      text => text.includes(READY),
      START_LIMIT_MS,
    ).catch((error: unknown) => {
      throw new Error(`npm start did not come up:\n${this.printed}`, { cause: error });
    });
  }

  /** Ctrl-C; resolves when `npm start` has ended. */
  async interrupt(): Promise<void> {
    const child = this.child;
    if (!child?.pid || hasEnded(child)) return;
    const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
    process.kill(-child.pid, 'SIGINT');
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`npm start does not stop:\n${this.printed}`)), STOP_LIMIT_MS);
    });
    try {
      await Promise.race([ended, limit]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Another command of npm on the same stack, e.g. `run status`. */
  async npm(...args: string[]): Promise<CommandResult> {
    try {
      const { stdout, stderr } = await run('npm', ['--silent', ...args], {
        env: this.environment,
        cwd: this.checkout,
      });
      return { code: 0, output: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, output: stdout + stderr };
    }
  }

  /** Processes of the stack as the launcher wrote them down. */
  get processes(): ProcessState[] {
    return JSON.parse(readFileSync(join(this.data, 'run', 'processes.json'), 'utf8')) as ProcessState[];
  }

  /** Sends a signal to one process of the stack; resolves with its number. */
  signal(name: string, signal: NodeJS.Signals): number {
    const pid = this.processes.find(state => state.name === name)?.process?.pid;
    if (pid === undefined) throw new Error(`${name} does not run`);
    process.kill(pid, signal);
    return pid;
  }

  /** An answer of the interface, read as JSON. */
  async get<Body>(path: string): Promise<Body> {
    const response = await fetch(`${this.url}${path}`);
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  }

  /** Ends everything and removes the data. */
  async remove(): Promise<void> {
    try {
      await this.interrupt();
    } finally {
      rmSync(this.data, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  private get environment(): NodeJS.ProcessEnv {
    const { GZ_TOOLS_DIR: _tools, NODE_ENV: _mode, ...inherited } = process.env;
    return {
      ...inherited,
      ...this.settings,
      GZ_DATA_DIR: this.data,
      ...Object.fromEntries(PORTS.map(name => [name, String(this.ports[name])])),
    };
  }
}
