import type { AlarmEvent } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { eventually, silentLogger } from '#libs/testing';
import type { AlarmPublisher, Outbox, OutboxEntry } from './outbox.ports.js';
import { OutboxService } from './outbox.service.js';

class InMemoryOutbox implements Outbox {
  entries: OutboxEntry[] = [];

  add(...ids: string[]): void {
    this.entries.push(...ids.map(id => ({ id, alarm: { id } as AlarmEvent })));
  }

  async next(limit: number): Promise<OutboxEntry[]> {
    return this.entries.slice(0, limit);
  }

  async remove(ids: readonly string[]): Promise<void> {
    this.entries = this.entries.filter(({ id }) => !ids.includes(id));
  }

  async count(): Promise<number> {
    return this.entries.length;
  }
}

describe('OutboxService', () => {
  const published: string[] = [];
  let failing: AppError | undefined;
  let outbox: InMemoryOutbox;
  let service: OutboxService;
  let stop: AbortController;
  let running: Promise<void>;

  beforeEach(() => {
    published.length = 0;
    failing = undefined;
    outbox = new InMemoryOutbox();
    const publisher: AlarmPublisher = {
      publish: async ({ id }) => {
        if (failing) throw failing;
        published.push(id);
      },
    };
    service = new OutboxService(outbox, publisher, silentLogger());
    stop = new AbortController();
    running = service.run(stop.signal);
  });

  afterEach(async () => {
    stop.abort();
    await running;
  });

  const emptied = () =>
    eventually(
      () => outbox.count(),
      count => count === 0,
    );

  it('publishes in order, more than one batch, and takes out what is published', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => String(index));
    outbox.add(...ids);
    service.notify();
    await emptied();
    expect(published).toEqual(ids);
  });

  it('keeps what cannot be published, says so, and goes on later', async () => {
    failing = new AppError('MESSAGING.UNAVAILABLE', 'away', { retryable: true });
    outbox.add('a');
    service.notify();
    await eventually(
      () => service.failure,
      failure => failure !== undefined,
    );
    expect(await outbox.count()).toBe(1);
    failing = undefined;
    await emptied();
    expect(published).toEqual(['a']);
    expect(service.failure).toBeUndefined();
  });

  it('looks by itself when nobody says that something came', async () => {
    await new Promise(resolve => setTimeout(resolve, 20));
    outbox.add('a');
    await emptied();
    expect(published).toEqual(['a']);
  });
});
