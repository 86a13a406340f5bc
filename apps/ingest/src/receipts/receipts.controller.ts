import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { ingestRpc } from '#libs/contracts';
import { RECEIPT_READ_MODEL, type ReceiptReadModel } from './receipts.ports.js';

@Controller()
export class ReceiptsController {
  constructor(@Inject(RECEIPT_READ_MODEL) private readonly receipts: ReceiptReadModel) {}

  @MessagePattern(ingestRpc.receipt.subject)
  receipt(
    @Payload({ schema: ingestRpc.receipt.request }) { key }: z.output<typeof ingestRpc.receipt.request>,
  ): Promise<z.input<typeof ingestRpc.receipt.reply>> {
    return this.receipts.receiptOf(key);
  }
}
