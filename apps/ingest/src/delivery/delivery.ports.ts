import type { z } from 'zod';
import type { ingestRpc } from '#libs/contracts';

/** What a device delivered in a span of time. */
export type DeviceDelivery = z.infer<typeof ingestRpc.delivery.reply>['items'][number];

/** What is known of one device in a span of time. */
export type DeliveryOfDevice = z.infer<typeof ingestRpc.deviceDelivery.reply>;

/** How a device's data arrived, hour by hour. */
export type TimelyHours = z.infer<typeof ingestRpc.timelyHours.reply>['items'][number];

/** Answers how much of what was sent is stored. */
export interface DeliveryReadModel {
  /**
   * Sums the hours of event time that begin in `[from, to)`, by device of a zone.
   *
   * @param from Unix ms, inclusive. @param to Unix ms, exclusive.
   */
  sum(zone: string, from: number, to: number): Promise<DeviceDelivery[]>;

  /**
   * Counts the slots of each hour of event time in which something arrived in time, by device of a zone.
   *
   * @param from full hour, Unix ms, inclusive. @param to full hour, exclusive.
   */
  timelyHours(zone: string, from: number, to: number): Promise<TimelyHours[]>;

  /**
   * Runs of a device that were under way in `[from, to)`, and what was received for each minute of it.
   *
   * @param from Unix ms, inclusive. @param to Unix ms, exclusive.
   */
  ofDevice(device: string, from: number, to: number): Promise<DeliveryOfDevice>;
}

/** Injection token of {@link DeliveryReadModel}. */
export const DELIVERY_READ_MODEL = Symbol('DeliveryReadModel');
