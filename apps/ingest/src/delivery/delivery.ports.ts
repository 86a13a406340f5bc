import type { z } from 'zod';
import type { ingestRpc } from '#libs/contracts';

/** What a device delivered in a span of time. */
export type DeviceDelivery = z.infer<typeof ingestRpc.delivery.reply>['items'][number];

/** Answers how much of what was sent is stored. */
export interface DeliveryReadModel {
  /**
   * Sums the hours of event time that begin in `[from, to)`, by device of a zone.
   *
   * @param from Unix ms, inclusive. @param to Unix ms, exclusive.
   */
  sum(zone: string, from: number, to: number): Promise<DeviceDelivery[]>;
}

/** Injection token of {@link DeliveryReadModel}. */
export const DELIVERY_READ_MODEL = Symbol('DeliveryReadModel');
