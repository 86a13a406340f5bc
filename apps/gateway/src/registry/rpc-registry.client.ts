import type { ZodType } from 'zod';
import {
  type CadenceDeclaration,
  type Device,
  ErrorCode,
  type Limit,
  type Metric,
  methodRpc,
  type RegistryChanged,
  registryRpc,
  type Source,
  type Zone,
} from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import { AppError } from '#libs/runtime';
import type { RegistryView } from './registry.ports.js';

/** Asks the registry once and keeps the answer until told that it changed. */
export class RpcRegistryClient implements RegistryView {
  private readonly answers = new Map<string, Promise<readonly unknown[]>>();

  constructor(private readonly rpc: RpcClient) {}

  /** Forgets what may have changed; the next question asks again. */
  invalidate(kind?: RegistryChanged['kind']): void {
    if (kind !== 'cadences') return this.answers.clear();
    // Declared often while history is filled in; the rest stays as it is.
    for (const key of this.answers.keys())
      if (key.startsWith(registryRpc.cadences.subject)) this.answers.delete(key);
  }

  zones(): Promise<readonly Zone[]> {
    return this.ask(registryRpc.zones);
  }

  async zone(code: string): Promise<Zone> {
    return (
      (await this.zones()).find(zone => zone.code === code) ??
      fail(ErrorCode.ZoneUnknown, `There is no zone ${code}. GET /api/v1/zones lists them.`)
    );
  }

  async devices(zone?: string): Promise<readonly Device[]> {
    const all = await this.ask(registryRpc.devices);
    return zone === undefined ? all : all.filter(device => device.zone === zone);
  }

  async device(id: string): Promise<Device> {
    return (
      (await this.devices()).find(device => device.id === id) ??
      fail(ErrorCode.DeviceUnknown, `There is no device ${id}. GET /api/v1/devices lists them.`)
    );
  }

  metrics(): Promise<readonly Metric[]> {
    return this.ask(registryRpc.metrics);
  }

  async metric(id: string): Promise<Metric> {
    return (
      (await this.metrics()).find(metric => metric.id === id) ??
      fail(ErrorCode.MetricUnknown, `There is no metric ${id}. GET /api/v1/metrics lists them.`)
    );
  }

  limits(): Promise<readonly Limit[]> {
    return this.ask(registryRpc.limits);
  }

  sources(): Promise<readonly Source[]> {
    return this.ask(methodRpc.sources);
  }

  cadences(zone: string): Promise<readonly CadenceDeclaration[]> {
    return this.ask(registryRpc.cadences, zone);
  }

  private ask<Row>(
    question: { subject: string; reply: ZodType<{ items: Row[] }> },
    zone?: string,
  ): Promise<readonly Row[]> {
    const key = `${question.subject} ${zone ?? ''}`;
    const known = this.answers.get(key) as Promise<readonly Row[]> | undefined;
    if (known) return known;
    const request = zone === undefined ? {} : { zone };
    const asked = this.rpc.request(question.subject, request, question.reply).then(({ items }) => items);
    this.answers.set(key, asked);
    asked.catch(() => {
      // A failure is not an answer to keep.
      if (this.answers.get(key) === asked) this.answers.delete(key);
    });
    return asked;
  }
}

function fail(code: ErrorCode, message: string): never {
  throw new AppError(code, message);
}
