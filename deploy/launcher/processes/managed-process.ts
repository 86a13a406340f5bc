import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { backOff } from './back-off.js';
import { describeExit, findCause } from './describe-crash.js';
import { openLog, readLogTail, rotateLog } from './log-file.js';
import { identify, type ProcessIdentity } from './process-identity.js';
import type { ProcessKind, ProcessState } from './process-state.js';
import { stepBack } from './step-back.js';
import { stopProcess } from './stop-process.js';

/** How to run one process of the stack. */
export interface ProcessPlan {
  readonly name: string;
  readonly kind: ProcessKind;
  readonly version: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly logFile: string;
  readonly stopSignal: NodeJS.Signals;
  readonly port?: number;
  /** 0 (default) to 19: how far it steps back when others want the processor. */
  readonly niceness?: number;
  /** Another user to run as, where that is needed. */
  readonly uid?: number;
  readonly gid?: number;
}

/** One crash, as it is told to the person at the terminal. */
export interface Crash {
  readonly name: string;
  readonly how: string;
  readonly cause: readonly string[];
  readonly logFile: string;
  readonly pauseMs: number;
}

export interface ProcessEvents {
  changed(): void;
  crashed(crash: Crash): void;
}

/** A process has the processor like any other for so long after it was started. */
const COMING_UP_MS = 20_000;

/** Keeps one process running until it is told to stop. */
export class ManagedProcess {
  private child: ChildProcess | undefined;
  private identity: ProcessIdentity | undefined;
  private startedAt: number | undefined;
  private logFrom = 0;
  private failures = 0;
  private restarts = 0;
  private lastExit: string | undefined;
  private restart: NodeJS.Timeout | undefined;
  private wanted = false;

  constructor(
    readonly plan: ProcessPlan,
    private readonly events: ProcessEvents,
  ) {}

  start(): void {
    this.wanted = true;
    rotateLog(this.plan.logFile);
    this.spawn();
  }

  /** Whether it has crashed since it was started. */
  get hasCrashed(): boolean {
    return this.lastExit !== undefined;
  }

  get state(): ProcessState {
    const { name, kind, version, port, stopSignal } = this.plan;
    return {
      name,
      kind,
      version,
      port,
      stopSignal,
      process: this.identity,
      startedAt: this.startedAt,
      restarts: this.restarts,
      lastExit: this.lastExit,
    };
  }

  /** Ends it, by force when it does not stop within the time; it is started again as after a crash. */
  async restartNow(graceMs: number): Promise<void> {
    if (this.identity) await stopProcess(this.identity, this.plan.stopSignal, graceMs);
  }

  /** Stops it for good. */
  async stop(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.restart);
    if (this.identity) await stopProcess(this.identity, this.plan.stopSignal);
    this.identity = undefined;
    this.events.changed();
  }

  private spawn(): void {
    const { command, args, env, cwd, logFile, uid, gid, niceness } = this.plan;
    const { descriptor, size } = openLog(logFile);
    // A group of its own: Ctrl-C in the terminal must not reach it before we have it drain. It writes to
    // the log by itself, so that it can finish even when the launcher is gone.
    const child = spawn(command, args, {
      env,
      cwd,
      detached: true,
      stdio: ['ignore', descriptor, descriptor],
      ...(uid !== undefined && { uid, gid }),
    });
    closeSync(descriptor);
    this.stepBackLater(child, niceness);
    this.child = child;
    this.logFrom = size;
    this.startedAt = Date.now();
    this.identity = child.pid === undefined ? undefined : identify(child.pid);
    let ended = false;
    const onEnd = (how: string, wasKilled: boolean) => {
      if (ended) return;
      ended = true;
      this.ended(child, how, wasKilled);
    };
    child.once('error', error => onEnd(error.message, false));
    child.once('exit', (code, signal) => onEnd(describeExit(code, signal), signal !== null));
    this.events.changed();
  }

  /** Not before it is up: on a busy machine it would not come up at all. */
  private stepBackLater(child: ChildProcess, niceness = 0): void {
    const { pid } = child;
    if (niceness === 0 || pid === undefined) return;
    const timer = setTimeout(() => stepBack(pid, niceness), COMING_UP_MS).unref();
    child.once('exit', () => clearTimeout(timer));
  }

  private ended(child: ChildProcess, how: string, wasKilled: boolean): void {
    if (child !== this.child || !this.wanted) return;
    const upMs = Date.now() - (this.startedAt ?? Date.now());
    const { pauseMs, failures } = backOff(this.failures, upMs);
    this.failures = failures;
    this.identity = undefined;
    this.startedAt = undefined;
    this.lastExit = how;
    const { name, logFile } = this.plan;
    this.restart = setTimeout(() => {
      this.restarts += 1;
      this.spawn();
    }, pauseMs);
    this.events.changed();
    const cause = findCause(readLogTail(logFile, this.logFrom), wasKilled);
    this.events.crashed({ name, how, cause, logFile, pauseMs });
  }
}
