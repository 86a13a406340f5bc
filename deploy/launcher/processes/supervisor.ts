import { type Crash, ManagedProcess, type ProcessPlan } from './managed-process.js';
import { type ProcessState, STOP_ORDER, writeStates } from './process-state.js';

/** Starts the processes of a stack, restarts those that crash, and writes down which are ours. */
export class Supervisor {
  private readonly processes: ManagedProcess[] = [];

  /** @param stateFile - where the processes are written down; `onCrash`: told of every crash. */
  constructor(
    private readonly stateFile: string,
    private readonly onCrash: (crash: Crash) => void,
  ) {}

  start(plan: ProcessPlan): ManagedProcess {
    const managed = new ManagedProcess(plan, {
      changed: () => writeStates(this.stateFile, this.states),
      crashed: this.onCrash,
    });
    this.processes.push(managed);
    managed.start();
    return managed;
  }

  get states(): ProcessState[] {
    return this.processes.map(({ state }) => state);
  }

  /** One kind after the other, all of a kind at once, so that each can still hand on what it holds. */
  async stop(): Promise<void> {
    for (const kind of STOP_ORDER) {
      const ofKind = this.processes.filter(({ plan }) => plan.kind === kind);
      await Promise.all(ofKind.map(managed => managed.stop()));
    }
  }
}
