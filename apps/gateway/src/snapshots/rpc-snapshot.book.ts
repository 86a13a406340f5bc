import { type Actor, type SnapshotSummary, snapshotRpc as rpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { FreezeRequest, SnapshotBook } from './snapshots.ports.js';

/** A check answers with its progress after 8 s. */
const VERIFY_TIMEOUT_MS = 15_000;
/** All zones are scored first. */
const FREEZE_TIMEOUT_MS = 60_000;

/** Asks scoring. */
export class RpcSnapshotBook implements SnapshotBook {
  constructor(private readonly client: RpcClient) {}

  async list(before: number | null, limit: number): Promise<SnapshotSummary[]> {
    return (await this.client.request(rpc.list.subject, { before, limit }, rpc.list.reply)).items;
  }

  async find(sequence: number): Promise<SnapshotSummary | undefined> {
    const [newest] = await this.list(sequence + 1, 1);
    return newest?.sequence === sequence ? newest : undefined;
  }

  async file(sequence: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    for (let offset = 0, total = Number.POSITIVE_INFINITY; offset < total; ) {
      const { part } = await this.client.request(rpc.file.subject, { sequence, offset }, rpc.file.reply);
      if (part === null) return undefined;
      const bytes = Buffer.from(part.base64, 'base64');
      if (bytes.length === 0) break;
      parts.push(bytes);
      offset += bytes.length;
      total = part.total;
    }
    return Buffer.concat(parts);
  }

  async keys() {
    return (await this.client.request(rpc.keys.subject, {}, rpc.keys.reply)).items;
  }

  verify() {
    return this.client.request(rpc.verify.subject, {}, rpc.verify.reply, { timeoutMs: VERIFY_TIMEOUT_MS });
  }

  freeze(request: FreezeRequest, actor: Actor) {
    const { subject, reply } = rpc.freeze;
    return this.client.request(subject, { ...request, actor }, reply, { timeoutMs: FREEZE_TIMEOUT_MS });
  }
}
