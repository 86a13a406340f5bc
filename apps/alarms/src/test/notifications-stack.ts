import {
  type Actor,
  type Delivery,
  type DeliveryDetail,
  notificationsRpc as rpc,
  type RecipientDefinition,
  type RouteDefinition,
} from '#libs/contracts';
import { eventually } from '#libs/testing';
import { parseNetwork } from '../notifications/channels/address-guard.js';
import type { SendingPace } from '../notifications/sending/sender.service.js';
import { AlarmsStack } from './alarms-stack.js';
import { HookReceiver } from './hook-receiver.js';
import { MailBox } from './mail-box.js';
import { aRecipient, aRoute, LAN } from './notifications.builder.js';

export const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** Seconds of a test for minutes of an operator. */
export const QUICK: SendingPace = {
  backOff: { firstMs: 50, longestMs: 100, patienceMs: 3_000 },
  turnMs: 50,
  leaseMs: 1_000,
  windowMs: 1_000,
};

/** The alarms service with a real mail server and a receiver of webhooks. */
export class NotificationsStack {
  private constructor(
    readonly alarms: AlarmsStack,
    readonly mails: MailBox,
    readonly hooks: HookReceiver,
  ) {}

  static async open(): Promise<NotificationsStack> {
    const [mails, hooks] = await Promise.all([MailBox.open(), HookReceiver.open()]);
    const alarms = await AlarmsStack.open({
      GZ_SMTP_HOST: '127.0.0.1',
      GZ_SMTP_PORT: mails.port,
      GZ_SMTP_FROM: 'alarms@zone.test',
      GZ_WEBHOOK_NETWORKS: [parseNetwork('127.0.0.0/8')],
    });
    alarms.answerAsRegistry();
    return new NotificationsStack(alarms, mails, hooks);
  }

  start(sending: Partial<SendingPace> = {}): Promise<void> {
    return this.alarms.start({ sending: { ...QUICK, ...sending } });
  }

  async close(): Promise<void> {
    await this.alarms.close();
    await Promise.all([this.mails.stop(), this.hooks.close()]);
  }

  async saveRecipient(
    id: string,
    definition: Partial<RecipientDefinition> = {},
    more: { basedOn?: number; secret?: string; status?: 'active' | 'paused' | 'removed'; actor?: Actor } = {},
  ) {
    return this.alarms.rpc.request(
      rpc.saveRecipient.subject,
      {
        ...{ id, basedOn: 0, status: 'active', reason: 'for the test', actor: LAN, ...more },
        definition: aRecipient(id, definition).definition,
      },
      rpc.saveRecipient.reply,
    );
  }

  async saveRoute(
    id: string,
    definition: Partial<RouteDefinition>,
    more: { basedOn?: number; status?: 'active' | 'paused' | 'removed' } = {},
  ) {
    return this.alarms.rpc.request(
      rpc.saveRoute.subject,
      {
        ...{ id, basedOn: 0, status: 'active', reason: 'for the test', actor: LAN, ...more },
        definition: aRoute(definition).definition,
      },
      rpc.saveRoute.reply,
    );
  }

  async log(filter: object = {}): Promise<Delivery[]> {
    const request = { limit: 1_000, ...filter };
    return (await this.alarms.rpc.request(rpc.deliveries.subject, request, rpc.deliveries.reply)).items;
  }

  /** Waits for deliveries of a recipient that are in a state. */
  becoming(recipient: string, state: Delivery['state'], count = 1): Promise<Delivery[]> {
    return eventually(
      () => this.log({ recipient, state }),
      found => found.length >= count,
    );
  }

  async detail(id: string): Promise<DeliveryDetail> {
    const { detail } = await this.alarms.rpc.request(rpc.delivery.subject, { id }, rpc.delivery.reply);
    if (detail === null) throw new Error(`no delivery ${id}`);
    return detail;
  }
}
