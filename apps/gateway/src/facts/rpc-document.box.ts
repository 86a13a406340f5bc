import { createHash, randomUUID } from 'node:crypto';
import { type Actor, type Document, DOCUMENT_PART_BYTES, factsWorkflowRpc as rpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import { AppError } from '#libs/runtime';
import type { DocumentBox, DocumentFile } from './documents.ports.js';

/** The whole file is put together and digested there; in milliseconds. */
const FINISH_TIMEOUT_MS = 10_000;

/** Hands documents to the registry in parts that fit the broker, and fetches them likewise. */
export class RpcDocumentBox implements DocumentBox {
  constructor(private readonly client: RpcClient) {}

  async find(id: string): Promise<Document | undefined> {
    const { document } = await this.client.request(rpc.document.subject, { id }, rpc.document.reply);
    return document ?? undefined;
  }

  async content({ id, bytes, sha256 }: Document): Promise<Uint8Array> {
    const parts: Buffer[] = [];
    for (let number = 0; number * DOCUMENT_PART_BYTES < bytes; number++) {
      const { subject, reply } = rpc.documentBytes;
      const { base64 } = await this.client.request(subject, { id, number }, reply);
      if (base64 === null) break;
      parts.push(Buffer.from(base64, 'base64'));
    }
    const whole = Buffer.concat(parts);
    if (digestOf(whole) !== sha256)
      throw new AppError('DATABASE.FAILED', `What is stored of the document ${id} is not what was uploaded.`);
    return whole;
  }

  async add({ zone, name, bytes }: DocumentFile, actor: Actor): Promise<Document> {
    const upload = randomUUID();
    for (let number = 0; number * DOCUMENT_PART_BYTES < bytes.length; number++) {
      const part = bytes.subarray(number * DOCUMENT_PART_BYTES, (number + 1) * DOCUMENT_PART_BYTES);
      const { subject, reply } = rpc.documentPart;
      await this.client.request(
        subject,
        { upload, number, base64: Buffer.from(part).toString('base64') },
        reply,
      );
    }
    const request = { upload, zone, name, bytes: bytes.length, sha256: digestOf(bytes), actor };
    const { subject, reply } = rpc.finishDocument;
    return this.client.request(subject, request, reply, { timeoutMs: FINISH_TIMEOUT_MS });
  }
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
