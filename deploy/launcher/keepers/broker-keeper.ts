import type { Keeper } from './keeper.js';

/**
 * A broker that greets clients but has answered no question for this long does not recover: nats-server 2.9 hangs for
 * good when its disk was full, also after there is room again.
 */
const SILENT_LIMIT_MS = 15_000;

/** What the keeper works with. */
export interface BrokerKeeperParts {
  /** Names of what should be in the broker and is not; rejects when it does not answer. */
  readonly findMissing: () => Promise<readonly string[]>;
  /** Whether it takes clients. */
  readonly greets: () => Promise<boolean>;
  /** Creates what is missing. */
  readonly provision: () => Promise<void>;
  /** Ends the process; the supervisor starts it again. */
  readonly restart: () => Promise<void>;
  /** Tells the person at the terminal. */
  readonly tell: (text: string) => void;
  /** Monotonic, ms. */
  readonly now: () => number;
}

/**
 * Looks after the broker while the stack runs: creates streams that are gone (a lost store, a slip of somebody's hand)
 * and ends a broker that hangs.
 */
export class BrokerKeeper implements Keeper {
  private silentSince: number | undefined;
  /** Since the broker was last well; the same is not told at every look. */
  private readonly told = new Set<string>();

  constructor(private readonly parts: BrokerKeeperParts) {}

  async look(signal: AbortSignal): Promise<void> {
    const missing = await this.parts.findMissing().catch(() => undefined);
    if (signal.aborted) return;
    if (missing === undefined) return this.noteSilence(signal);
    this.silentSince = undefined;
    if (missing.length === 0) this.told.clear();
    else await this.replace(missing);
  }

  private async replace(missing: readonly string[]): Promise<void> {
    this.tellOnce(`the broker has lost ${missing.join(', ')}; creating it again`);
    // Whatever is in the way now may be gone at the next look.
    await this.parts
      .provision()
      .catch((error: unknown) => this.tellOnce(error instanceof Error ? error.message : String(error)));
  }

  private async noteSilence(signal: AbortSignal): Promise<void> {
    const { greets, restart, now } = this.parts;
    // One that is down or paused is not hanging; the supervisor looks after the former.
    if (!(await greets()) || signal.aborted) {
      this.silentSince = undefined;
      return;
    }
    this.silentSince ??= now();
    if (now() - this.silentSince < SILENT_LIMIT_MS) return;
    this.silentSince = undefined;
    this.parts.tell('the broker takes clients and answers none; is its disk full? It is started again.');
    await restart();
  }

  private tellOnce(text: string): void {
    if (this.told.has(text)) return;
    this.told.add(text);
    this.parts.tell(text);
  }
}
