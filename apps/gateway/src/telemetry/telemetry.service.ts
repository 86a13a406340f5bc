import { Inject, Injectable } from '@nestjs/common';
import { outcomeOf, type PackOutcome } from './outcome-of.js';
import { type IncomingPack, PACK_DOOR, type PackDoor, RECEIPTS, type Receipts } from './telemetry.ports.js';

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
      void this.fateOf(pack.identity.key).then(outcome => {
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

  /**
   * The ledger alone knows: what is committed may be stored, stored in part, or refused for good. Without its answer the
   * outcome stays open.
   */
  private async fateOf(key: string): Promise<PackOutcome | undefined> {
    const receipt = await this.receipts.receipt(key).catch(() => undefined);
    return receipt && outcomeOf(receipt);
  }
}
