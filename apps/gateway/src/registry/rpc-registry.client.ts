import type { ZodType } from 'zod';
import { type Device, ErrorCode, type Limit, type Metric, registryRpc, type Zone } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import { AppError } from '#libs/runtime';
import type { RegistryView } from './registry.ports.js';

/** Asks the registry once and keeps the answer until told that it changed. */
export class RpcRegistryClient implements RegistryView {
  private readonly answers = new Map<string, Promise<readonly unknown[]>>();

  constructor(private readonly rpc: RpcClient) {}

  /** Forgets everything; the next question asks again. */
  invalidate(): void {
    this.answers.clear();
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

  private ask<Row>(question: { subject: string; reply: ZodType<{ items: Row[] }> }): Promise<readonly Row[]> {
    const known = this.answers.get(question.subject) as Promise<readonly Row[]> | undefined;
    if (known) return known;
    const asked = this.rpc.request(question.subject, {}, question.reply).then(({ items }) => items);
    this.answers.set(question.subject, asked);
    asked.catch(() => {
      // A failure is not an answer to keep.
      if (this.answers.get(question.subject) === asked) this.answers.delete(question.subject);
    });
    return asked;
  }
}

function fail(code: ErrorCode, message: string): never {
  throw new AppError(code, message);
}
