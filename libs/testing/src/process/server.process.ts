import { type ChildProcess, spawn } from 'node:child_process';

/** What is started. */
export interface ServerStart {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly cwd: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Resolves when the server answers; tried until then. */
  readonly isReady: () => Promise<boolean>;
}

const READY_LIMIT_MS = 30_000;
const READY_PAUSE_MS = 50;
const STOP_LIMIT_MS = 10_000;
const KEPT_OUTPUT = 4_000;

const running = new Set<ChildProcess>();
// A test run that dies would leave its servers, and those answer later runs.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A server that a test starts, stops, kills and starts again with the same data. */
export class ServerProcess {
  private child: ChildProcess | undefined;
  private output = '';

  constructor(private readonly start: ServerStart) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts the server and waits until it answers; rejects with its output when it ends before. */
  async run(): Promise<void> {
    const { program, arguments: programArguments, cwd, uid, gid, isReady } = this.start;
    this.output = '';
    const child = spawn(program, programArguments, { cwd, uid, gid, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    running.add(child);
    let failure: Error | undefined;
    const keep = (data: Buffer): void => {
      this.output = (this.output + data.toString()).slice(-KEPT_OUTPUT);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', error => {
      failure = error;
    });
    child.on('exit', () => running.delete(child));
    const limit = Date.now() + READY_LIMIT_MS;
    while (!(await isReady().catch(() => false))) {
      if (failure || child.exitCode !== null || child.signalCode !== null || Date.now() > limit) {
        child.kill('SIGKILL');
        throw new Error(`${program} did not start: ${failure?.message ?? this.output}`);
      }
      await new Promise(resolve => setTimeout(resolve, READY_PAUSE_MS));
    }
  }

  /** Ends the server; SIGKILL after 10 s. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(timer);
  }

  /** Sends a signal, e.g. SIGSTOP. */
  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }
}
