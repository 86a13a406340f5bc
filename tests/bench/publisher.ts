import { connect, StringCodec } from 'nats';
import { type BenchDevice, benchDevices, buildPack } from './workload.js';

/** What a publisher is told to do. */
export interface PublishOrder {
  readonly natsUrl: string;
  readonly boot: number;
  readonly baseMs: number;
  /** First pack of each device in this run. */
  readonly firstSeq: number;
  readonly packsPerDevice: number;
  /** Timestamps in a pack. */
  readonly rows: number;
  /** Packs a second over time: the first span whose end is not passed counts; 0 = as fast as it goes. */
  readonly rates: ReadonlyArray<{ readonly seconds: number; readonly packsPerSecond: number }>;
}

/** What came of it. Times in ms. */
export interface PublishResult {
  readonly packs: number;
  readonly published: number;
  readonly committed: number;
  readonly latencies: readonly number[];
  readonly cpuSeconds: number;
}

/** Publishes that the broker has not acknowledged yet. */
const MOST_IN_FLIGHT = 512;
const LIMIT_MS = 300_000;

/** Publishes ready-made packs device by device in turn, and hears their commits, as a fleet does. */
async function publish(order: PublishOrder): Promise<PublishResult> {
  const { natsUrl, boot, baseMs, firstSeq, packsPerDevice, rows, rates } = order;
  const devices = benchDevices();
  const text = StringCodec();
  const packs: Uint8Array[] = [];
  for (let i = 0; i < packsPerDevice; i++) {
    for (const [number, device] of devices.entries()) {
      packs.push(text.encode(buildPack(device, number, { boot, seq: firstSeq + i, baseMs, rows })));
    }
  }
  const sentAt = new Float64Array(packs.length);
  const latencies: number[] = [];
  const connection = await connect({ servers: natsUrl });
  const numberOf = new Map(devices.map(({ id }, number) => [id, number]));
  const committedTo = new Int32Array(devices.length).fill(firstSeq - 1);
  let committed = 0;
  connection.subscribe('gz.commit.v1.>', {
    callback: (_error, message) => {
      const {
        device,
        boot: its,
        contiguousSeq,
      } = message.json<{ device: string; boot: number; contiguousSeq: number }>();
      const number = numberOf.get(device);
      if (number === undefined || its !== boot) return;
      const now = performance.now();
      for (
        let seq = (committedTo[number] ?? 0) + 1;
        seq <= contiguousSeq && seq < firstSeq + packsPerDevice;
        seq++
      ) {
        latencies.push(now - (sentAt[(seq - firstSeq) * devices.length + number] ?? 0));
        committedTo[number] = seq;
        committed++;
      }
    },
  });
  await connection.flush();
  process.send?.('ready');
  await new Promise(resolve => process.once('message', resolve));

  const cpu = process.cpuUsage();
  const began = performance.now();
  const jetStream = connection.jetstream();
  let inFlight = 0;
  let wake: (() => void) | undefined;
  for (const [i, pack] of packs.entries()) {
    await pace(i, began, rates);
    while (inFlight >= MOST_IN_FLIGHT) await new Promise<void>(resolve => (wake = resolve));
    const { id, zone } = devices[i % devices.length] as BenchDevice;
    const seq = firstSeq + Math.floor(i / devices.length);
    sentAt[i] = performance.now();
    inFlight++;
    const send = (): Promise<unknown> =>
      jetStream.publish(`gz.telemetry.v1.${zone}.${id}`, pack, {
        msgID: `${id}:${boot}:${seq}`,
        timeout: 30_000,
      });
    void send()
      .catch(send)
      .finally(() => {
        inFlight--;
        wake?.();
      });
  }
  const published = performance.now() - began;
  while (committed < packs.length && performance.now() - began < LIMIT_MS) await pause(2);
  const whole = performance.now() - began;
  const used = process.cpuUsage(cpu);
  await connection.close();
  return {
    ...{ packs: packs.length, published, latencies, cpuSeconds: (used.user + used.system) / 1e6 },
    committed: committed < packs.length ? Number.POSITIVE_INFINITY : whole,
  };
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** Waits until pack `i` is due. */
async function pace(i: number, began: number, rates: PublishOrder['rates']): Promise<void> {
  let due = 0;
  let left = i;
  for (const { seconds, packsPerSecond } of rates) {
    if (packsPerSecond === 0) return;
    const inSpan = seconds * packsPerSecond;
    if (left < inSpan) {
      due += left / packsPerSecond;
      left = 0;
      break;
    }
    due += seconds;
    left -= inSpan;
  }
  const wait = began + due * 1_000 - performance.now();
  if (wait > 1) await pause(wait);
}

const [, , text] = process.argv;
if (text) {
  void publish(JSON.parse(text) as PublishOrder).then(result => {
    process.send?.(result, () => process.exit(0));
  });
}
