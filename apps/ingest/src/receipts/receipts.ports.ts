import type { Receipt } from '#libs/contracts';

/** Answers what became of a pack. */
export interface ReceiptReadModel {
  /** @throws AppError `DATABASE.*`. */
  receiptOf(key: string): Promise<Receipt>;
}

/** Injection token of {@link ReceiptReadModel}. */
export const RECEIPT_READ_MODEL = Symbol('ReceiptReadModel');
