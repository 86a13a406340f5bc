import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';

/** Largest document, in bytes. */
export const MAX_DOCUMENT_BYTES = 10 * 1024 ** 2;
/** Bytes of one part on its way between services: the broker takes 1 MB, and base64 adds a third. */
export const DOCUMENT_PART_BYTES = 512 * 1024;

/** What a document may be, by its first bytes and never by what its sender calls it. */
export const documentTypeSchema = z.enum(['application/pdf', 'image/png', 'image/jpeg']);
export type DocumentType = z.infer<typeof documentTypeSchema>;

/** A file that proves a fact or an event. It never changes and is never removed. */
export const documentSchema = z
  .object({
    id: z.uuid(),
    zone: zoneCodeSchema,
    name: z.string().min(1).max(200),
    mediaType: documentTypeSchema,
    bytes: z.number().int().positive(),
    /** Of its bytes, hexadecimal. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    uploadedAt: instantSchema,
    uploadedBy: actorSchema,
  })
  .meta({ id: 'Document' });
export type Document = z.infer<typeof documentSchema>;
