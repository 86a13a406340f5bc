import type { Actor } from '#libs/contracts';

/** A command as it is recorded before it is carried out. */
export interface CommandRecord {
  readonly id: string;
  /** Unix ms. */
  readonly at: number;
  /** What, e.g. `score-zone`. */
  readonly command: string;
  /** To what, e.g. a zone code. */
  readonly target: string;
  readonly actor: Actor;
  readonly correlationId: string;
}

/** How a command ended. */
export interface CommandResult {
  readonly id: string;
  /** Unix ms. */
  readonly at: number;
  readonly outcome: 'done' | 'failed';
  /** What came of it; for people who look later. */
  readonly result: Readonly<Record<string, unknown>>;
}

/** The record of commands; only ever added to. All throw AppError `DATABASE.*`. */
export interface CommandLog {
  begin(record: CommandRecord): Promise<void>;
  end(result: CommandResult): Promise<void>;
}

/** Injection token of {@link CommandLog}. */
export const COMMAND_LOG = Symbol('CommandLog');
