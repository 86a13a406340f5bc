import type { Zone } from '#libs/contracts';
import { windowStart } from '#libs/telemetry';
import type { Clock } from '#libs/runtime';
import type { ChangesListener } from './changes-listener.js';
import type { MethodRows, RegistryReader, ZoneRows } from './inputs.ports.js';
import { refreshDay } from './refresh-day.js';

/**
 * Remembers what the registry said until it says that something changed. Once a day each is asked
 * again, in case word of a change got lost.
 */
export class CachedRegistryReader implements RegistryReader, ChangesListener {
  private readonly answers = new Map<string, { readonly day: number; readonly answer: Promise<unknown> }>();

  constructor(
    private readonly registry: Omit<RegistryReader, 'forget'>,
    private readonly clock: Clock,
  ) {}

  zones(): Promise<Zone[]> {
    return this.once('zones', () => this.registry.zones());
  }

  method(): Promise<MethodRows> {
    return this.once('method', () => this.registry.method());
  }

  zone(zone: Zone): Promise<ZoneRows> {
    return this.once(keyOf(zone.code), () => this.registry.zone(zone));
  }

  forget(zone: string | null): void {
    this.answers.delete('method');
    this.registryChanged({ zone });
  }

  /** What concerns one zone may be in the list of zones, too. */
  registryChanged({ zone }: { zone: string | null }): void {
    if (zone === null) this.answers.clear();
    else for (const key of ['zones', keyOf(zone)]) this.answers.delete(key);
  }

  changesMissed(): void {
    this.answers.clear();
  }

  private once<Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const day = refreshDay(key, windowStart('hour', this.clock.now()));
    const known = this.answers.get(key);
    if (known?.day === day) return known.answer as Promise<Answer>;
    const answer = ask();
    this.answers.set(key, { day, answer });
    answer.catch(() => {
      if (this.answers.get(key)?.answer === answer) this.answers.delete(key);
    });
    return answer;
  }
}

function keyOf(zone: string): string {
  return `zone ${zone}`;
}
