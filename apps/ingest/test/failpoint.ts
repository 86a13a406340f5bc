import { AppError } from '#libs/runtime';
import type { IngestConnections, IngestPorts } from '../src/ports.js';

type Step = {
  [Port in keyof IngestPorts]: `${Port}.${Extract<keyof IngestPorts[Port], string>}`;
}[keyof IngestPorts];

/** Where a process dies: before or after a call of one of its ports. */
export interface FailpointAt {
  readonly when: 'after' | 'before';
  readonly step: Step;
}

/**
 * Lets a process die at a chosen call: its connection to the broker is cut without a word, and none of its
 * ports does anything any more.
 */
export class Failpoint {
  private isDead = false;
  private isArmed: boolean;
  private noteDeath: () => void = () => undefined;
  /** Resolves when it has happened. */
  readonly reached = new Promise<void>(resolve => {
    this.noteDeath = resolve;
  });

  /** @param from `later`: nothing happens before {@link arm}. */
  constructor(
    private readonly at: FailpointAt,
    from: 'later' | 'now' = 'now',
  ) {
    this.isArmed = from === 'now';
  }

  arm(): void {
    this.isArmed = true;
  }

  /** For `startIngest`. */
  readonly wrapPorts = (ports: IngestPorts, connections: IngestConnections): IngestPorts => ({
    registry: this.wrap('registry', ports.registry, connections),
    store: this.wrap('store', ports.store, connections),
    ledger: this.wrap('ledger', ports.ledger, connections),
    readings: this.wrap('readings', ports.readings, connections),
    deadLetters: this.wrap('deadLetters', ports.deadLetters, connections),
    arrivals: this.wrap('arrivals', ports.arrivals, connections),
    series: this.wrap('series', ports.series, connections),
    rejudge: this.wrap('rejudge', ports.rejudge, connections),
  });

  private wrap<Port extends object>(name: string, port: Port, connections: IngestConnections): Port {
    return new Proxy(port, {
      get: (target, member) => {
        const method: unknown = Reflect.get(target, member, target);
        if (typeof method !== 'function') return method;
        const isStep = this.at.step === `${name}.${String(member)}`;
        return async (...values: unknown[]) => {
          const isHere = isStep && this.isArmed;
          if (isHere && this.at.when === 'before') await this.die(connections);
          this.assertAlive();
          const result = (await Reflect.apply(method, target, values)) as unknown;
          if (isHere) await this.die(connections);
          this.assertAlive();
          return result;
        };
      },
    });
  }

  private async die({ nats }: IngestConnections): Promise<void> {
    if (!this.isDead) {
      this.isDead = true;
      await nats.close();
      this.noteDeath();
    }
  }

  private assertAlive(): void {
    if (this.isDead) throw new AppError('MESSAGING.CLOSED', 'this process is dead');
  }
}
