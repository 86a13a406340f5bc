import { connect, type NatsConnection, StringCodec } from 'nats';
import type { Schemas } from '#libs/client';
import { eventually } from '#libs/testing';
import { type Commit, packOf, weatherStations, storedValues } from '../support/readings.js';
import { ShippedStack } from '../support/shipped-stack.js';

const SERVICES = ['registry', 'ingest', 'rollup', 'scoring', 'alarms', 'gateway', 'simulator'];
const EVERY_MS = 25;

/** A device of the fieldbus kind: keeps every pack until it is committed, and sends what is not again. */
class StubbornDevice {
  readonly committed = new Set<number>();
  private readonly waiting = new Map<number, number>();
  private readonly text = StringCodec();
  private timer: NodeJS.Timeout | undefined;
  private next = 1;

  constructor(
    private readonly connection: NatsConnection,
    private readonly device: Schemas['Device'],
    private readonly boot: number,
  ) {
    const { zone, id } = device;
    connection.subscribe(`gz.commit.v1.${zone}.${id}`, {
      callback: (_error, message) => this.accept(message.json()),
    });
  }

  get sent(): number {
    return this.next - 1;
  }

  get isDone(): boolean {
    return this.waiting.size === 0;
  }

  /** Time of the reading of a sequence number: milliseconds apart, so that each is a row of its own. */
  timeOf(seq: number): number {
    return this.boot - 3_600_000 + seq;
  }

  start(): void {
    this.timer = setInterval(() => {
      this.send(this.next++);
      this.resend();
    }, EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = setInterval(() => this.resend(), EVERY_MS);
  }

  close(): void {
    clearInterval(this.timer);
  }

  private resend(): void {
    const late = Date.now() - 2_000;
    for (const [seq, sentAt] of this.waiting) if (sentAt < late) this.send(seq);
  }

  private send(seq: number): void {
    const { zone, id } = this.device;
    this.waiting.set(seq, Date.now());
    const pack = packOf(id, { t: this.timeOf(seq), v: seq / 1_000 }, { boot: this.boot, seq });
    this.connection
      .jetstream()
      .publish(`gz.telemetry.v1.${zone}.${id}`, this.text.encode(pack), {
        msgID: `${id}:${this.boot}:${seq}`,
      })
      .catch(() => undefined);
    // The broker drops a repeated message id: ask what became of the pack.
    if (seq < this.next - 1) {
      this.connection.publish(
        `gz.commit-query.v1.${zone}.${id}`,
        this.text.encode(JSON.stringify({ boot: this.boot })),
      );
    }
  }

  private accept({ boot, contiguousSeq, missing }: Commit): void {
    if (boot !== this.boot) return;
    const isMissing = (seq: number) => missing.some(([from, to]) => seq >= from && seq <= to);
    for (const seq of this.waiting.keys()) {
      if (seq > contiguousSeq || isMissing(seq)) continue;
      this.waiting.delete(seq);
      this.committed.add(seq);
    }
  }
}

describe('kill -9 while data flow', () => {
  let stack: ShippedStack;
  let connection: NatsConnection;
  let device: StubbornDevice;
  let identity: Schemas['Device'];

  beforeAll(async () => {
    stack = await ShippedStack.create();
    await stack.start('--zones', '2', '--no-history');
    [identity] = (await weatherStations(stack)) as [Schemas['Device']];
    connection = await connect({ servers: stack.natsUrl, maxReconnectAttempts: -1, reconnectTimeWait: 200 });
    device = new StubbornDevice(connection, identity, Date.now());
    device.start();
  }, 200_000);

  afterAll(async () => {
    device?.close();
    await connection?.close();
    await stack?.remove();
  }, 60_000);

  it.each([...SERVICES, 'nats', 'influxdb', 'postgres'])(
    '%s comes back by itself and goes on',
    async name => {
      const killed = stack.signal(name, 'SIGKILL');
      await eventually(
        () => stack.processes.find(state => state.name === name)?.process?.pid,
        pid => pid !== undefined && pid !== killed,
        20_000,
      );
      const before = device.committed.size;
      await eventually(
        async () => ({
          status: await stack.get<{ status: string }>('/api/v1/health').then(
            ({ status }) => status,
            () => 'none',
          ),
          isCommitting: device.committed.size > before,
        }),
        ({ status, isCommitting }) => status === 'up' && isCommitting,
        40_000,
      );
      expect(stack.output).toContain(`${name} ended (killed by SIGKILL)`);
    },
    70_000,
  );

  it('has lost nothing that was acknowledged, and counts nothing twice', async () => {
    device.stop();
    await eventually(
      () => device.isDone,
      isDone => isDone,
      30_000,
    );
    const { sent } = device;
    expect(sent).toBeGreaterThan(200);
    expect(device.committed.size).toBe(sent);
    const points = await storedValues(stack, identity.id, device.timeOf(0), device.timeOf(sent + 1));
    expect(points).toEqual(
      Array.from({ length: sent }, (_, i) => ({ t: device.timeOf(i + 1), value: (i + 1) / 1_000 })),
    );
  }, 60_000);
});
