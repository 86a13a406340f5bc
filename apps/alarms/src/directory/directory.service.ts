import type { Clock, Logger } from '#libs/runtime';
import type { DevicePlan } from './device-plan.js';
import type { Registry } from './directory.ports.js';
import type { RuleVersionStore } from '../rule-versions/rule-versions.ports.js';
import { type RuleVersions, versionsByRule } from '../rule-versions/versions-by-rule.js';
import { planDevices, type RegistryRows } from './plan-devices.js';

/** An unknown device is asked for at most this often. */
const REFRESH_PAUSE_MS = 10_000;
/** Facts begin and end with the day without anybody telling. */
const REFRESH_EVERY_MS = 3_600_000;

/** Which rules hold for which device, as the registry last told it. */
export class DirectoryService {
  private known: ReadonlyMap<string, DevicePlan> | undefined;
  private askedAt = Number.NEGATIVE_INFINITY;
  private loading: Promise<void> | undefined;
  private isStale = false;
  /** Versions of each rule: what the registry has, and what people made of it. */
  versions: RuleVersions = new Map();
  /** What the registry has beside rules. */
  catalogue: Omit<RegistryRows, 'rules'> = { devices: [], metrics: [], facts: [], limits: [] };

  constructor(
    private readonly registry: Registry,
    private readonly edited: Pick<RuleVersionStore, 'list'>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Whether the registry has answered at least once. */
  get isReady(): boolean {
    return this.known !== undefined;
  }

  /** `undefined` for a device that the registry did not know. */
  find(device: string): DevicePlan | undefined {
    return this.known?.get(device);
  }

  /** Of every device that the registry knew. */
  get plans(): readonly DevicePlan[] {
    return [...(this.known?.values() ?? [])];
  }

  /** Asks the registry and the store; throws when one does not answer. */
  async load(): Promise<void> {
    this.askedAt = this.clock.now();
    const [{ rules, ...rows }, edited] = await Promise.all([this.registry.read(), this.edited.list()]);
    const versions = versionsByRule(rules, edited);
    this.known = planDevices(versions, rows, this.clock.now());
    this.versions = versions;
    this.catalogue = rows;
  }

  /** Asks because a device is missing; not again and again. */
  async loadIfStale(): Promise<void> {
    if (this.clock.now() - this.askedAt >= REFRESH_PAUSE_MS) await this.load();
  }

  async loadIfOld(): Promise<void> {
    if (this.clock.now() - this.askedAt >= REFRESH_EVERY_MS) await this.reload();
  }

  /** Asks after a change; changes come in bursts, and the last of them is always asked for. Never rejects. */
  reload(): Promise<void> {
    this.isStale = true;
    this.loading ??= this.loadWhileStale().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async loadWhileStale(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      try {
        await this.load();
      } catch (error) {
        this.askedAt = Number.NEGATIVE_INFINITY;
        this.logger.warn({ err: error }, 'the registry changed and does not answer; asking at the next need');
      }
    }
  }
}
