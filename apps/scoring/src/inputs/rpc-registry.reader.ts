import type { z } from 'zod';
import { factsRpc, methodRpc, registryRpc, type Zone } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { MethodRows, RegistryReader, ZoneRows } from './inputs.ports.js';

/** Asking for everything at once takes the registry a while when all services start together. */
const TIMEOUT_MS = 5_000;

interface Question<Item> {
  subject: string;
  reply: z.ZodType<{ items: Item[] }>;
}

export class RpcRegistryReader implements Omit<RegistryReader, 'forget'> {
  constructor(private readonly rpc: RpcClient) {}

  zones(): Promise<Zone[]> {
    return this.ask(registryRpc.zones);
  }

  async method(): Promise<MethodRows> {
    const [pillars, indicators, presets, tariffs, limits, metrics] = await Promise.all([
      this.ask(methodRpc.pillars),
      this.ask(methodRpc.indicators),
      this.ask(methodRpc.weightPresets),
      this.ask(methodRpc.tariffs),
      this.ask(registryRpc.limits),
      this.ask(registryRpc.metrics),
    ]);
    return { pillars, indicators, presets, tariffs, limits, metrics };
  }

  async zone({ code: zone, status }: Zone): Promise<ZoneRows> {
    const operating = status === 'operating';
    const [devices, cadences, facts, events] = await Promise.all([
      operating ? this.ask(registryRpc.devices, { zone }) : [],
      operating ? this.ask(registryRpc.cadences, { zone }) : [],
      this.ask(factsRpc.facts, { zone }),
      this.ask(factsRpc.confirmedEvents, { zone }),
    ]);
    return { devices, cadences, facts, events };
  }

  private async ask<Item>({ subject, reply }: Question<Item>, data: object = {}): Promise<Item[]> {
    return (await this.rpc.request(subject, data, reply, { timeoutMs: TIMEOUT_MS })).items;
  }
}
