import { type DynamicModule, Module, type OnModuleDestroy } from '@nestjs/common';
import { createHealthController, HealthRegistry } from '#libs/runtime';
import {
  DEAD_LETTER_ARCHIVE,
  DEAD_LETTER_BOOK,
  DEAD_LETTER_READ_MODEL,
  type DeadLetterReadModel,
} from './dead-letters/dead-letters.ports.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { type ReplayParts, ReplayService } from './dead-letters/replay.service.js';
import { DELIVERY_READ_MODEL, type DeliveryReadModel } from './delivery/delivery.ports.js';
import { DeliveryController } from './delivery/delivery.controller.js';
import { RECEIPT_READ_MODEL, type ReceiptReadModel } from './receipts/receipts.ports.js';
import { ReceiptsController } from './receipts/receipts.controller.js';

/** What answers questions. */
export interface AnsweringParts {
  readonly deadLetters: DeadLetterReadModel;
  readonly replay: ReplayParts;
  readonly receipts: ReceiptReadModel;
  readonly delivery: DeliveryReadModel;
  readonly health: HealthRegistry;
  /** Drains the pipeline and ends the connections; called when the application closes. */
  readonly onClose: () => Promise<void>;
}

/** Ties the pipeline's end to the application's. */
class Closing implements OnModuleDestroy {
  constructor(readonly onModuleDestroy: () => Promise<void>) {}
}

@Module({})
export class AppModule {
  static with({ deadLetters, replay, receipts, delivery, health, onClose }: AnsweringParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        DeadLettersController,
        ReceiptsController,
        DeliveryController,
        createHealthController('ingest'),
      ],
      providers: [
        { provide: Closing, useValue: new Closing(onClose) },
        { provide: HealthRegistry, useValue: health },
        { provide: DEAD_LETTER_READ_MODEL, useValue: deadLetters },
        { provide: DEAD_LETTER_ARCHIVE, useValue: replay.archive },
        { provide: DEAD_LETTER_BOOK, useValue: replay.book },
        { provide: ReplayService, useValue: new ReplayService(replay) },
        { provide: RECEIPT_READ_MODEL, useValue: receipts },
        { provide: DELIVERY_READ_MODEL, useValue: delivery },
      ],
    };
  }
}
