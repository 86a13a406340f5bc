import type { DataSource } from 'typeorm';
import { JetStreamPublisher, type NatsConnection, RpcClient } from '#libs/messaging';
import { type Clock, type HealthRegistry, type Logger, newId, waitFor, type Worker } from '#libs/runtime';
import type { DirectoryService } from '../directory/directory.service.js';
import { BrowserChannel } from './channels/browser.channel.js';
import { EmailChannel } from './channels/email.channel.js';
import { NoEmailChannel } from './channels/no-email.channel.js';
import { WebhookChannel } from './channels/webhook.channel.js';
import { mailServerOf, type NotificationConfig } from './config.js';
import { DeliveriesService } from './deliveries/deliveries.service.js';
import { PostgresDeliveryLog } from './deliveries/postgres-delivery.log.js';
import { PostgresDeliveryQueue } from './deliveries/postgres-delivery.queue.js';
import { DirectoryNames } from './messages/directory-names.js';
import { linksTo } from './messages/links.js';
import { PostgresRoutingStore } from './routing/postgres-routing.store.js';
import { RouterService } from './routing/router.service.js';
import { BACK_OFF } from './sending/back-off.js';
import { SenderService, type SendingPace } from './sending/sender.service.js';
import { PostgresSettingsStore } from './settings/postgres-settings.store.js';
import { SettingsService } from './settings/settings.service.js';

/** The live feed is one of several ways, and is tried again anyway. */
const PUBLISH_PATIENCE = { timeoutMs: 2_000, attempts: 1 };
/** What waits for longer than this is worth a look. */
const WAITING_LONG_MS = 10 * 60_000;
const NAMES_TURN_MS = 10_000;

/** What notifications stand on. */
export interface NotificationParts {
  readonly config: NotificationConfig;
  readonly dataSource: DataSource;
  readonly nats: NatsConnection;
  readonly directory: DirectoryService;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health: HealthRegistry;
  /** Replaces how fast is sent. */
  readonly pace?: Partial<SendingPace> | undefined;
}

/** Notifications, put together. */
export interface Notifications {
  readonly settings: SettingsService;
  readonly deliveries: DeliveriesService;
  readonly emailFrom: string | null;
  readonly workers: readonly Worker[];
  /** Says that something happened to an alarm. */
  notify(): void;
}

/** Puts notifications together; the workers do the rest. */
export function createNotifications(parts: NotificationParts): Notifications {
  const { config, dataSource, nats, directory, clock, logger, health, pace } = parts;
  const settingsStore = new PostgresSettingsStore(dataSource);
  const server = mailServerOf(config);
  const names = new DirectoryNames(directory, new RpcClient(nats), clock, logger);
  const sender = new SenderService({
    ...{ names, clock, logger, settings: settingsStore },
    queue: new PostgresDeliveryQueue(dataSource),
    channels: {
      email: server ? new EmailChannel(server) : new NoEmailChannel(),
      webhook: new WebhookChannel({ allowed: config.GZ_WEBHOOK_NETWORKS, clock }),
      browser: new BrowserChannel(new JetStreamPublisher(nats, PUBLISH_PATIENCE)),
    },
    links: linksTo(config.GZ_PUBLIC_URL),
    chance: Math.random,
    pace: { backOff: BACK_OFF, ...pace },
  });
  const onDelivery = (): void => sender.notify();
  const router = new RouterService({
    ...{ clock, logger, onDelivery, turnMs: pace?.turnMs },
    store: new PostgresRoutingStore(dataSource),
  });
  health.register('notifications', async () => {
    if (router.failure) return { status: 'degraded', detail: router.failure.message };
    const { count, oldestMs } = sender.figures;
    return oldestMs !== undefined && clock.now() - oldestMs > WAITING_LONG_MS
      ? {
          status: 'degraded',
          detail: `${count} wait, the oldest for more than 10 minutes; see the delivery log`,
        }
      : undefined;
  });
  health.gauge('notifications waiting', () => sender.figures.count);
  return {
    settings: new SettingsService(settingsStore, clock, config.GZ_WEBHOOK_NETWORKS),
    deliveries: new DeliveriesService({
      ...{ settings: settingsStore, clock, onDelivery, newId },
      log: new PostgresDeliveryLog(dataSource),
    }),
    emailFrom: server?.from ?? null,
    workers: [
      async signal => {
        while (!signal.aborted) {
          await names.refresh();
          await waitFor(NAMES_TURN_MS, signal);
        }
      },
      signal => router.run(signal),
      signal => sender.run(signal),
    ],
    notify: () => router.notify(),
  };
}
