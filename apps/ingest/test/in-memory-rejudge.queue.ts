import type { Moments, RejudgeQueue, RejudgeSpan, RejudgeTask } from '../src/quality/quality.ports.js';

/** Spans in memory; all of them may be taken at once. */
export class InMemoryRejudgeQueue implements RejudgeQueue {
  private readonly tasks = new Map<string, RejudgeTask>();
  private version = 0;

  add(spans: readonly RejudgeSpan[]): Promise<void> {
    for (const span of spans) {
      const known = this.tasks.get(keyOf(span));
      this.tasks.set(keyOf(span), {
        ...span,
        from: Math.min(span.from, known?.from ?? span.from),
        to: Math.max(span.to, known?.to ?? span.to),
        version: String(++this.version),
        untold: known?.untold ?? null,
        attempts: 0,
      });
    }
    return Promise.resolve();
  }

  take(most: number): Promise<RejudgeTask[]> {
    return Promise.resolve([...this.tasks.values()].slice(0, most));
  }

  announce(task: RejudgeTask, untold: Moments): Promise<void> {
    this.change(task, known => ({ ...known, untold }));
    return Promise.resolve();
  }

  again(task: RejudgeTask, { from, to }: Moments): Promise<void> {
    const wider = { from: Math.min(task.from, from), to: Math.max(task.to, to) };
    if (!this.tasks.has(keyOf(task))) return this.add([{ ...task, ...wider }]);
    this.change(task, known => ({
      ...known,
      from: Math.min(known.from, from),
      to: Math.max(known.to, to),
      untold: null,
      attempts: known.version === task.version ? known.attempts + 1 : 0,
    }));
    return Promise.resolve();
  }

  done(task: RejudgeTask): Promise<void> {
    if (this.tasks.get(keyOf(task))?.version === task.version) this.tasks.delete(keyOf(task));
    return Promise.resolve();
  }

  count(): Promise<number> {
    return Promise.resolve(this.tasks.size);
  }

  private change(task: RejudgeTask, change: (known: RejudgeTask) => RejudgeTask): void {
    const known = this.tasks.get(keyOf(task));
    if (known) this.tasks.set(keyOf(task), change(known));
  }
}

function keyOf(span: RejudgeSpan): string {
  return `${span.device} ${span.measurement} ${span.day}`;
}
