import type { z } from 'zod';
import type { ingestRpc } from '#libs/contracts';

/** What the ledger has of one device in a span of time. */
export type LedgerOfDevice = z.infer<typeof ingestRpc.deviceDelivery.reply>;

/** Knows what arrived from a device, and what became of it. */
export interface DeliveryLedger {
  /**
   * Runs that were under way in `[from, to)`, and what was received for each minute of it.
   *
   * @param from Unix ms, inclusive. @param to Unix ms, exclusive.
   * @throws AppError `DEPENDENCY.*` while ingest does not answer.
   */
  ofDevice(device: string, from: number, to: number): Promise<LedgerOfDevice>;
}

/** Injection token of {@link DeliveryLedger}. */
export const DELIVERY_LEDGER = Symbol('DeliveryLedger');
