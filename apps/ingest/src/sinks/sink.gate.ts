import { AppError, type Logger } from '#libs/runtime';

/** First pause after a failure, doubled up to the longest one. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** What a gate works with. */
export interface SinkGateOptions {
  /** For people, e.g. `InfluxDB`. */
  readonly name: string;
  readonly logger: Logger;
  /** Ends the waiting when the process stops: what is held then comes again at the next start. */
  readonly signal: AbortSignal;
  /** Waits; returns early when the signal is aborted. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * Holds work while its sink is away: the same call is repeated with growing pauses until the sink takes it.
 * Data is good then, so it is neither refused nor given back. Says so once at each change of state.
 */
export class SinkGate {
  private failingSince: number | undefined;
  private lastMessage = '';

  constructor(private readonly options: SinkGateOptions) {}

  /** Why nothing goes through now, or `undefined` when the sink takes what comes. */
  get failure(): string | undefined {
    return this.failingSince === undefined ? undefined : this.lastMessage;
  }

  /**
   * Runs work until it succeeds.
   *
   * @throws what the work throws when a repetition cannot help, or when the process stops.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const { signal, wait } = this.options;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
      try {
        const result = await work();
        this.noteSuccess();
        return result;
      } catch (error) {
        if (!isPassing(error) || signal.aborted) throw error;
        this.noteFailure(error);
        await wait(pause, signal);
        if (signal.aborted) throw error;
      }
    }
  }

  private noteFailure(error: AppError): void {
    this.lastMessage = error.message;
    if (this.failingSince !== undefined) return;
    this.failingSince = performance.now();
    this.options.logger.warn({ err: error, sink: this.options.name }, 'a sink is away: readings are held');
  }

  private noteSuccess(): void {
    if (this.failingSince === undefined) return;
    const heldMs = Math.round(performance.now() - this.failingSince);
    this.failingSince = undefined;
    this.options.logger.info({ sink: this.options.name, heldMs }, 'the sink is back');
  }
}

/**
 * Codes that no repetition of ours cures, but a person does: the data is good, so it waits. A missing
 * stream, table or right is a fault of the installation, never of a pack.
 */
const REPAIRED_BY_PEOPLE = new Set([
  'DATABASE.CONFLICT',
  'DATABASE.FAILED',
  'DATABASE.REFUSED',
  'DATABASE.SCHEMA_MISSING',
  'MESSAGING.REFUSED',
  'MESSAGING.STREAM_MISSING',
  'TIMESERIES.UNPREPARED',
]);

function isPassing(error: unknown): error is AppError {
  return error instanceof AppError && (error.retryable || REPAIRED_BY_PEOPLE.has(error.code));
}

/** A port whose calls all go through a gate. */
export function holding<Port extends object>(port: Port, gate: SinkGate): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...values: unknown[]) =>
        gate.run(async () => (await Reflect.apply(member, target, values)) as unknown);
    },
  });
}
