import { Inject, Injectable } from '@nestjs/common';
import { type DeadLetter, DeadLetterState, type Receipt } from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { NEW_ID } from '../commands/commands.service.js';
import { identifyBytes } from './pack-identity.js';
import { RECEIPTS, type Receipts } from './telemetry.ports.js';
import { type PackOutcome, TelemetryService } from './telemetry.service.js';

/** A pack as somebody hands it in. */
export interface OfferedPack {
  readonly zone: string;
  readonly device: string;
  readonly bytes: Uint8Array;
}

/** What became of it. */
export interface TakenPack {
  readonly key: string;
  readonly state: PackOutcome['state'];
  readonly deadLetters: readonly DeadLetter[];
}

/**
 * What is done with a pack that the ledger knows: `send` it all the same, `answer` from the ledger, or `mend`:
 * send only what was not stored as a whole, to be judged again.
 */
export type KnownPack = 'answer' | 'mend' | 'send';

/** Takes packs in, from whatever they were made of. */
@Injectable()
export class PackIntakeService {
  constructor(
    private readonly telemetry: TelemetryService,
    @Inject(RECEIPTS) private readonly receipts: Receipts,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  /** @throws AppError `MESSAGING.*` when the broker did not take the pack, `DEPENDENCY.*` while ingest is away. */
  async take({ zone, device, bytes }: OfferedPack, waitMs: number, known: KnownPack): Promise<TakenPack> {
    const identity = identifyBytes(device, bytes, this.clock.now());
    const { key } = identity;
    const receipt = known === 'send' ? undefined : await this.receipts.receipt(key);
    if (receipt !== undefined && isSettled(receipt, known)) {
      const { state, deadLetters } = receipt;
      return { key, state: state === 'committed' ? 'committed' : 'rejected', deadLetters };
    }
    const isAgain = receipt !== undefined && receipt.state !== 'unknown';
    const attempt = isAgain ? { messageId: `${key}:again:${this.newId()}` } : {};
    const { state, deadLetters } = await this.telemetry.submit(
      { zone, device, bytes, identity, ...attempt },
      waitMs,
    );
    return { key, state, deadLetters };
  }
}

function isSettled({ state, deadLetters }: Receipt, known: KnownPack): boolean {
  if (state === 'unknown') return false;
  if (known === 'answer') return true;
  // What a person gave up is not tried again because a file is there twice.
  return (
    state === 'committed' &&
    deadLetters.every(letter => letter.state === DeadLetterState.Dismissed || letter.reason === 'superseded')
  );
}
