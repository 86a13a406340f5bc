import type { Clock, Logger } from '#libs/runtime';
import { buildDirectory, type Directory } from './directory.js';
import type { Registry } from './identity.ports.js';

/** Shortest time between two questions caused by unknown devices, so that a rogue one cannot flood the registry. */
const UNKNOWN_PAUSE_MS = 5_000;
/** Pause between attempts while the registry does not answer at start. */
const RETRY_PAUSE_MS = 1_000;

/** What the service works with. */
export interface IdentityParts {
  readonly registry: Registry;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Waits; returns early when the signal is aborted. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Knows which devices and metrics exist, from the registry's last answer. */
export class IdentityService {
  private directory: Directory | undefined;
  private askedAt = Number.NEGATIVE_INFINITY;
  private refreshing: Promise<void> | undefined;

  constructor(private readonly parts: IdentityParts) {}

  /** The last known state. Throws before {@link loadFirst} is done. */
  current(): Directory {
    if (this.directory === undefined) throw new Error('The registry has not been read yet.');
    return this.directory;
  }

  get isReady(): boolean {
    return this.directory !== undefined;
  }

  /** Reads the registry, trying until it answers or the signal is aborted. */
  async loadFirst(signal: AbortSignal): Promise<void> {
    let warned = false;
    while (!signal.aborted) {
      try {
        await this.refresh();
        return;
      } catch (error) {
        if (!warned) this.parts.logger.warn({ err: error }, 'waiting for the registry');
        warned = true;
        await this.parts.wait(RETRY_PAUSE_MS, signal);
      }
    }
  }

  /** Reads the registry anew; calls that meet share one question. Rejects when it does not answer. */
  refresh(): Promise<void> {
    this.refreshing ??= this.load().finally(() => {
      this.refreshing = undefined;
    });
    return this.refreshing;
  }

  /** Asks again when a device is unknown, at most every 5 s; keeps what is known when nobody answers. */
  async refreshForUnknown(): Promise<void> {
    if (this.parts.clock.now() - this.askedAt < UNKNOWN_PAUSE_MS) return;
    await this.refresh().catch((error: unknown) => {
      this.parts.logger.warn({ err: error }, 'the registry does not answer; unknown devices stay unknown');
    });
  }

  private async load(): Promise<void> {
    this.askedAt = this.parts.clock.now();
    const { devices, metrics } = await this.parts.registry.load();
    this.directory = buildDirectory(devices, metrics);
    this.parts.logger.debug({ devices: devices.length, metrics: metrics.length }, 'registry read');
  }
}
