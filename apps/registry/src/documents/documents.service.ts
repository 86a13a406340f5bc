import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  type Document,
  DOCUMENT_PART_BYTES,
  ErrorCode,
  type factsWorkflowRpc,
  MAX_DOCUMENT_BYTES,
} from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { DOCUMENT_STORE, type DocumentStore } from './documents.ports.js';
import { sniffMediaType } from './sniff-media-type.js';

type Finished = z.output<typeof factsWorkflowRpc.finishDocument.request>;
type Part = z.output<typeof factsWorkflowRpc.documentPart.request>;

/** How long the parts of an upload that was broken off are kept. */
const KEPT_MS = 86_400_000;

/** Files that prove facts and events. */
@Injectable()
export class DocumentsService {
  constructor(
    @Inject(DOCUMENT_STORE) private readonly store: DocumentStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `DOCUMENT.INCOMPLETE` for a part that is too large. */
  async addPart({ upload, number, base64 }: Part): Promise<{ bytes: number }> {
    const body = Buffer.from(base64, 'base64');
    if (body.length > DOCUMENT_PART_BYTES || number * DOCUMENT_PART_BYTES >= MAX_DOCUMENT_BYTES)
      throw incomplete(
        `A part has at most ${DOCUMENT_PART_BYTES} bytes, all together ${MAX_DOCUMENT_BYTES}.`,
      );
    await this.store.addPart(upload, number, body, this.clock.now());
    return { bytes: body.length };
  }

  /**
   * Makes a document of the parts of an upload.
   *
   * @throws AppError `DOCUMENT.INCOMPLETE`, `DOCUMENT.TYPE_REFUSED`.
   */
  async finish({ upload, zone, name, bytes, sha256, actor }: Finished): Promise<Document> {
    const at = this.clock.now();
    await this.store.forgetParts(at - KEPT_MS);
    const same = await this.store.findSame(zone, sha256);
    if (same) return same;
    const parts = await this.store.parts(upload);
    const whole = parts.filter(part => part !== undefined);
    const hash = createHash('sha256');
    for (const part of whole) hash.update(part);
    const size = whole.reduce((sum, part) => sum + part.length, 0);
    if (whole.length !== parts.length || size !== bytes || hash.digest('hex') !== sha256)
      throw incomplete('The parts that came are not the file that was announced. Send it again.');
    const mediaType = whole[0] && sniffMediaType(whole[0]);
    if (mediaType === undefined)
      throw new AppError(
        ErrorCode.DocumentTypeRefused,
        'A document is a PDF, a PNG or a JPEG, by its content and not by its name.',
      );
    return this.store.add({
      ...{ id: upload, zone, name, mediaType, bytes, sha256 },
      ...{ uploadedAt: at, uploadedBy: actor },
    });
  }

  async find(id: string): Promise<{ document: Document | null }> {
    return { document: (await this.store.find(id)) ?? null };
  }

  /** @throws AppError `DOCUMENT.UNKNOWN`: parts that are no document yet are nobody's to read. */
  async bytes(id: string, number: number): Promise<{ base64: string | null }> {
    if (!(await this.store.find(id)))
      throw new AppError(ErrorCode.DocumentUnknown, `There is no document ${id}.`);
    const part = await this.store.part(id, number);
    return { base64: part ? Buffer.from(part).toString('base64') : null };
  }
}

function incomplete(message: string): AppError {
  return new AppError(ErrorCode.DocumentIncomplete, message);
}
