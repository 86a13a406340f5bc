import { Inject, Injectable } from '@nestjs/common';
import { DeadLetterState } from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { NEW_ID } from '../commands/commands.service.js';
import { identifyBytes } from './pack-identity.js';
import { outcomeOf, type PackOutcome } from './outcome-of.js';
import { RECEIPTS, type Receipts } from './telemetry.ports.js';
import { TelemetryService } from './telemetry.service.js';

/** A pack as somebody hands it in. */
export interface OfferedPack {
  readonly zone: string;
  readonly device: string;
  readonly bytes: Uint8Array;
}

/** What became of it. */
export interface TakenPack extends PackOutcome {
  readonly key: string;
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
    const before = receipt && outcomeOf(receipt);
    if (before !== undefined && (known === 'answer' || isWellSettled(before))) return { key, ...before };
    const attempt = before === undefined ? {} : { messageId: `${key}:again:${this.newId()}` };
    const outcome = await this.telemetry.submit({ zone, device, bytes, identity, ...attempt }, waitMs);
    return { key, ...outcome };
  }
}

/** What a person gave up is not tried again because a file is there twice, nor what would lose its moment again. */
function isWellSettled({ state, deadLetters }: PackOutcome): boolean {
  return (
    state !== 'rejected' &&
    deadLetters.every(letter => letter.state === DeadLetterState.Dismissed || letter.reason === 'superseded')
  );
}
