import { certificatesRpc, factsRpc, registryRpc, type Zone } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { CertificateReader, CertificateRows } from './certificates.ports.js';

export class RpcCertificateReader implements CertificateReader {
  constructor(private readonly rpc: RpcClient) {}

  async zone(code: string): Promise<Zone | undefined> {
    const { items } = await this.rpc.request(registryRpc.zones.subject, {}, registryRpc.zones.reply);
    return items.find(zone => zone.code === code);
  }

  async rows(zone: string): Promise<CertificateRows> {
    const { requirements: ask } = certificatesRpc;
    const [requirements, facts, events] = await Promise.all([
      this.rpc.request(ask.subject, {}, ask.reply),
      this.rpc.request(factsRpc.facts.subject, { zone }, factsRpc.facts.reply),
      this.rpc.request(factsRpc.confirmedEvents.subject, { zone }, factsRpc.confirmedEvents.reply),
    ]);
    return { requirements: requirements.items, facts: facts.items, events: events.items };
  }
}
