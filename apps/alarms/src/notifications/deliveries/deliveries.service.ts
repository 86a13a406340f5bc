import { type Actor, type Delivery, type DeliveryDetail, ErrorCode } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import type { NewDelivery } from '../routing/new-delivery.js';
import type { SettingsStore } from '../settings/settings.ports.js';
import type { DeliveryFilter, DeliveryLog, DeliveryPage } from './deliveries.ports.js';

/** What the service is made of. */
export interface DeliveriesParts {
  readonly log: DeliveryLog;
  readonly settings: Pick<SettingsStore, 'newest'>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Called when there is something to send. */
  readonly onDelivery: () => void;
}

/** What became of notifications, and what people do about it. */
export class DeliveriesService {
  constructor(private readonly parts: DeliveriesParts) {}

  list(filter: DeliveryFilter): Promise<DeliveryPage> {
    return this.parts.log.list(filter);
  }

  find(id: string): Promise<DeliveryDetail | undefined> {
    return this.parts.log.find(id);
  }

  /** Sends a message that tells of nothing. @throws AppError `NOTIFICATION.RECIPIENT_UNKNOWN`, `DATABASE.*`. */
  async test(id: string, actor: Actor): Promise<Delivery> {
    const { log, settings, clock, newId, onDelivery } = this.parts;
    const recipient = (await settings.newest()).recipients.find(known => known.id === id);
    if (recipient?.status !== 'active')
      throw new AppError(ErrorCode.RecipientUnknown, `There is no recipient ${id} in use.`);
    const now = clock.now();
    const delivery: NewDelivery = {
      id: newId(),
      recipient: id,
      channel: recipient.definition.channel.kind,
      kind: 'test',
      message: { notices: [], total: 0 },
      createdAt: now,
      dueAt: now,
      askedBy: { id: actor.id, name: actor.name },
    };
    await log.add(delivery);
    onDelivery();
    return this.get(delivery.id);
  }

  /** @throws AppError `DELIVERY.*`, `DATABASE.*`. */
  async resend(id: string, actor: Actor): Promise<Delivery> {
    const { log, clock, onDelivery } = this.parts;
    const { state } = await this.get(id);
    const isSent = await log.resend(id, { id: actor.id, name: actor.name }, clock.now());
    if (!isSent)
      throw new AppError(
        ErrorCode.DeliveryNotResendable,
        `It is ${state}; only what was given up or dropped is sent again by hand.`,
        { data: { state } },
      );
    onDelivery();
    return this.get(id);
  }

  private async get(id: string): Promise<Delivery> {
    const found = await this.parts.log.find(id);
    if (found) return found.delivery;
    throw new AppError(ErrorCode.DeliveryUnknown, `There is no delivery ${id}.`);
  }
}
