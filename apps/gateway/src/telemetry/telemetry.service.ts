import { Inject, Injectable } from '@nestjs/common';
import type { DeadLetter, Receipt } from '#libs/contracts';
import { type IncomingPack, PACK_DOOR, type PackDoor, RECEIPTS, type Receipts } from './telemetry.ports.js';

/** What became of a pack while its sender waited. */
export interface PackOutcome {
  /** `pending`: safe in the broker, not yet stored. */
  readonly state: 'committed' | 'pending' | 'rejected';
  /** Records that were refused, or the whole pack. */
  readonly deadLetters: readonly DeadLetter[];
}

const PENDING: PackOutcome = { state: 'pending', deadLetters: [] };

/** Takes a pack in and waits until it is stored for good. */
@Injectable()
export class TelemetryService {
  constructor(
    @Inject(PACK_DOOR) private readonly door: PackDoor,
    @Inject(RECEIPTS) private readonly receipts: Receipts,
  ) {}

  /**
   * Publishes a pack and waits for its fate.
   *
   * @param waitMs after this the outcome is `pending`.
   * @throws AppError `MESSAGING.*` when the broker did not take the pack.
   */
  async submit(pack: IncomingPack, waitMs: number): Promise<PackOutcome> {
    let timer: NodeJS.Timeout | undefined;
    let settle: (outcome: PackOutcome) => void = () => undefined;
    const fate = new Promise<PackOutcome>(resolve => {
      settle = resolve;
    });
    const stop = await this.door.submit(pack, sign => {
      // Of a pack that is judged again the ledger knows an answer already: only a commit tells the new one.
      if (pack.messageId !== undefined && sign !== 'committed') return;
      void this.fateOf(pack.identity.key, sign === 'committed').then(outcome => {
        if (outcome) settle(outcome);
      });
    });
    try {
      timer = setTimeout(() => settle(PENDING), waitMs);
      return await fate;
    } finally {
      clearTimeout(timer);
      stop();
    }
  }

  /** The ledger has the last word: a pack may be stored in part. Without its answer a commit is believed. */
  private async fateOf(key: string, isCommitted: boolean): Promise<PackOutcome | undefined> {
    const receipt = await this.receipts.receipt(key).catch(() => undefined);
    if (receipt === undefined || receipt.state === 'unknown')
      return isCommitted ? { state: 'committed', deadLetters: [] } : undefined;
    return { state: stateOf(receipt), deadLetters: receipt.deadLetters };
  }
}

function stateOf({ state, deadLetters }: Receipt): 'committed' | 'rejected' {
  return state === 'rejected' || deadLetters.some(letter => letter.records === null)
    ? 'rejected'
    : 'committed';
}
