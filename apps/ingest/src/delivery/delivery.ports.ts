import type { z } from 'zod';
import type { ingestRpc } from '#libs/contracts';

/** What a device delivered in a span of time. */
export type DeviceDelivery = z.infer<typeof ingestRpc.delivery.reply>['items'][number];

/** What is known of one device in a span of time. */
export type DeliveryOfDevice = z.infer<typeof ingestRpc.deviceDelivery.reply>;

/** Answers how much of what was sent is stored. */
export interface DeliveryReadModel {
  /**
   * Sums the hours of event time that begin in `[from, to)`, by device of a zone.
   *
   * @param from Unix ms, inclusive. @param to Unix ms, exclusive.
   */
  sum(zone: string, from: number, to: number): Promise<DeviceDelivery[]>;

  /**
   * Runs of a device that were under way in `[from, to)`, and what was received for each minute of it.
   *
   * @param from Unix ms, inclusive. @param to Unix ms, exclusive.
   */
  ofDevice(device: string, from: number, to: number): Promise<DeliveryOfDevice>;
}

/** Injection token of {@link DeliveryReadModel}. */
export const DELIVERY_READ_MODEL = Symbol('DeliveryReadModel');
