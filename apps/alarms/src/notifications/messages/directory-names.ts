import { registryRpc, type Zone } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import { type Clock, type Logger } from '#libs/runtime';
import type { DirectoryService } from '../../directory/directory.service.js';
import type { Names } from './names.js';

const REFRESH_EVERY_MS = 3_600_000;

/** Names of the registry, as far as it told them: a message without names is better than none. */
export class DirectoryNames implements Names {
  private zones: ReadonlyMap<string, Zone> = new Map();
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly directory: Pick<DirectoryService, 'catalogue'>,
    private readonly rpc: RpcClient,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  zone(code: string) {
    return this.zones.get(code);
  }

  device(id: string) {
    return this.directory.catalogue.devices.find(device => device.id === id);
  }

  metric(id: string) {
    return this.directory.catalogue.metrics.find(metric => metric.id === id);
  }

  /** Asks for the names of zones now and then. Never rejects. */
  async refresh(): Promise<void> {
    if (this.clock.now() - this.askedAt < REFRESH_EVERY_MS) return;
    try {
      const { items } = await this.rpc.request(registryRpc.zones.subject, {}, registryRpc.zones.reply);
      this.zones = new Map(items.map(zone => [zone.code, zone]));
      this.askedAt = this.clock.now();
    } catch (error) {
      this.logger.debug({ err: error }, 'the names of zones are not known yet');
    }
  }
}
