import {
  type Actor,
  type DeadLetterFilter,
  type DeadLetterSelection,
  deadLetterRpc as rpc,
} from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { DeadLetterBox } from './dead-letters.ports.js';

/** A replay reads the bytes of up to 1,000 packs, in milliseconds. */
const REPLAY_TIMEOUT_MS = 60_000;
/** The bytes are looked up in a stream of up to 2 GiB. */
const LOOK_UP_TIMEOUT_MS = 15_000;

/** Asks ingest. */
export class RpcDeadLetterBox implements DeadLetterBox {
  constructor(private readonly client: RpcClient) {}

  list(query: Parameters<DeadLetterBox['list']>[0]) {
    return this.client.request(rpc.list.subject, query, rpc.list.reply);
  }

  counts(filter: DeadLetterFilter) {
    return this.client.request(rpc.counts.subject, filter, rpc.counts.reply);
  }

  async find(id: string) {
    return (await this.client.request(rpc.find.subject, { id }, rpc.find.reply)).letter ?? undefined;
  }

  async bytes(id: string): Promise<Uint8Array | undefined> {
    const parts: Buffer[] = [];
    for (let offset = 0, total = Number.POSITIVE_INFINITY; offset < total; ) {
      const { part } = await this.client.request(rpc.bytes.subject, { id, offset }, rpc.bytes.reply, {
        timeoutMs: LOOK_UP_TIMEOUT_MS,
      });
      if (part === null) return undefined;
      const bytes = Buffer.from(part.base64, 'base64');
      parts.push(bytes);
      offset += bytes.length;
      total = part.total;
      if (bytes.length === 0) break;
    }
    return Buffer.concat(parts);
  }

  replay(selection: DeadLetterSelection, mode: 'dry' | 'real', actor: Actor) {
    const data = { selection, dryRun: mode === 'dry', actor };
    return this.client.request(rpc.replay.subject, data, rpc.replay.reply, { timeoutMs: REPLAY_TIMEOUT_MS });
  }

  async outcome(run: string) {
    return (await this.client.request(rpc.outcome.subject, { run }, rpc.outcome.reply)).outcome ?? undefined;
  }

  dismiss(selection: DeadLetterSelection, note: string, actor: Actor) {
    return this.client.request(rpc.dismiss.subject, { selection, note, actor }, rpc.dismiss.reply);
  }
}
