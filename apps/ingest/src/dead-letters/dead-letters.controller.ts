import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { ingestRpc } from '#libs/contracts';
import {
  DEAD_LETTER_READ_MODEL,
  type DeadLetterPage,
  type DeadLetterReadModel,
} from './dead-letters.ports.js';

@Controller()
export class DeadLettersController {
  constructor(@Inject(DEAD_LETTER_READ_MODEL) private readonly deadLetters: DeadLetterReadModel) {}

  @MessagePattern(ingestRpc.deadLetters.subject)
  list(
    @Payload({ schema: ingestRpc.deadLetters.request })
    filter: z.output<typeof ingestRpc.deadLetters.request>,
  ): Promise<DeadLetterPage> {
    return this.deadLetters.list(filter);
  }

  @MessagePattern(ingestRpc.receipt.subject)
  receipt(
    @Payload({ schema: ingestRpc.receipt.request }) { key }: z.output<typeof ingestRpc.receipt.request>,
  ): Promise<z.input<typeof ingestRpc.receipt.reply>> {
    return this.deadLetters.receiptOf(key);
  }
}
