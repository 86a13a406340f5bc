import type { Fact, Score, Zone } from '#libs/contracts';
import { type Clock, forEachAtOnce, type Logger, waitFor } from '#libs/runtime';
import type { RegistryView } from '../registry/registry.ports.js';
import { type Edition, toEdition } from './edition.js';
import type { EditionSource } from './editions.ports.js';

/** Changes often come for many zones at once; an edition waits until it is quiet for so long, in milliseconds … */
const QUIET_MS = 300;
/** … but for no longer than this after the first. */
const PATIENCE_MS = 2_000;
const RETRY_MS = 1_000;
/** Zones asked for at once. */
const ZONES_AT_ONCE = 4;

/** What the keeper works with. */
export interface EditionKeeperParts {
  readonly source: EditionSource;
  readonly registry: Pick<RegistryView, 'zones'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

type ZoneState = { readonly score: Score | null; readonly facts: readonly Fact[] };

/**
 * Holds the newest edition in memory. Told what changed, it asks for that again and makes a new edition; what
 * changes while it asks is asked for once more, and what could not be had is tried again until it is.
 */
export class EditionKeeper {
  private edition: Edition | null = null;
  private readonly states = new Map<string, ZoneState>();
  private readonly changed = new Set<string>();
  private allChanged = true;
  /** When the first change came that no edition has, Unix ms. */
  private waitingSince: number | null;
  private wake: () => void = () => undefined;
  private readonly listeners: ((edition: Edition) => void)[] = [];

  constructor(private readonly parts: EditionKeeperParts) {
    this.waitingSince = parts.clock.now();
  }

  /** Newest edition; `null` before the first. */
  get current(): Edition | null {
    return this.edition;
  }

  /** How long the oldest change waits that the current edition does not have yet, in milliseconds; 0 when it has all. */
  get behindMs(): number {
    return this.waitingSince === null ? 0 : Math.max(0, this.parts.clock.now() - this.waitingSince);
  }

  /** Called with every new edition. */
  onEdition(listener: (edition: Edition) => void): void {
    this.listeners.push(listener);
  }

  /** Something of a zone changed, or, with `null`, anything may have. */
  touch(zone: string | null): void {
    if (zone === null) this.allChanged = true;
    else this.changed.add(zone);
    this.waitingSince ??= this.parts.clock.now();
    this.wake();
  }

  /** Makes editions until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.wake(), { once: true });
    while (!signal.aborted) {
      await this.untilQuiet(signal);
      if (signal.aborted) return;
      try {
        await this.renew();
      } catch (error) {
        this.parts.logger.warn(
          { err: error },
          'ranking and search stay as they are: what changed cannot be had',
        );
        await waitFor(RETRY_MS, signal);
      }
    }
  }

  private async renew(): Promise<void> {
    const { source, registry, clock, logger } = this.parts;
    const isAll = this.allChanged;
    const asked = [...this.changed];
    const since = this.waitingSince;
    // Before asking: what changes meanwhile has to be asked for again.
    this.allChanged = false;
    this.changed.clear();
    this.waitingSince = null;
    try {
      const [zones, method] = await Promise.all([registry.zones(), source.method()]);
      const missing = zones.filter(({ code }) => isAll || asked.includes(code) || !this.states.has(code));
      await forEachAtOnce(ZONES_AT_ONCE, missing, zone => this.load(zone));
      const parts = zones.map(zone => ({ zone, ...(this.states.get(zone.code) as ZoneState) }));
      const edition = toEdition({ method, zones: parts }, clock.now());
      if (edition.id === this.edition?.id) return;
      this.edition = edition;
      logger.debug({ edition: edition.id, asOf: edition.asOf }, 'a new edition of all zones');
      for (const listener of this.listeners) listener(edition);
    } catch (error) {
      this.allChanged ||= isAll;
      for (const code of asked) this.changed.add(code);
      this.waitingSince = since ?? clock.now();
      throw error;
    }
  }

  private async load({ code }: Zone): Promise<void> {
    const { source } = this.parts;
    const [score, facts] = await Promise.all([source.score(code), source.facts(code)]);
    this.states.set(code, { score, facts });
  }

  private async untilQuiet(signal: AbortSignal): Promise<void> {
    while (this.waitingSince === null && !signal.aborted) {
      await new Promise<void>(resolve => {
        this.wake = resolve;
      });
    }
    const begun = performance.now();
    // The first edition is waited for: nothing can be answered without it.
    if (this.edition === null) return;
    for (let before = -1; before !== this.waiting && performance.now() - begun < PATIENCE_MS; ) {
      before = this.waiting;
      await waitFor(QUIET_MS, signal);
    }
  }

  /** Grows with every change that is not asked for yet. */
  private get waiting(): number {
    return this.changed.size + (this.allChanged ? 1_000 : 0);
  }
}
