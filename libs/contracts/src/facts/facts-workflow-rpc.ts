import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';
import { documentSchema } from './document.schema.js';
import { factKindSchema } from './fact-kind.schema.js';
import {
  eventChangeSchema,
  factChangeSchema,
  proposalSchema,
  proposalStateSchema,
  reasonSchema,
} from './proposal.schema.js';
import { eventRecordSchema, expiringFactSchema, factRecordSchema } from './record.schema.js';

const made = {
  zone: zoneCodeSchema,
  reason: reasonSchema,
  revision: z.number().int().nonnegative(),
  actor: actorSchema,
};

/** How facts and legal events come on record, answered by the registry. */
export const factsWorkflowRpc = {
  kinds: {
    subject: subjects.rpc('registry', 'fact-kinds'),
    request: z.object({}),
    reply: z.object({ items: z.array(factKindSchema) }),
  },
  records: {
    subject: subjects.rpc('registry', 'fact-records'),
    request: z.object({
      zone: zoneCodeSchema,
      fact: z.string().max(80).optional(),
      /** As the registry knew it then, Unix ms; now unless given. */
      knownAt: instantSchema.optional(),
      /** Only what holds on that day. */
      validAt: z.iso.date().optional(),
      /** Every version there ever was. */
      history: z.boolean().default(false),
    }),
    reply: z.object({ items: z.array(factRecordSchema) }),
  },
  events: {
    subject: subjects.rpc('registry', 'event-records'),
    request: z.object({
      zone: zoneCodeSchema,
      knownAt: instantSchema.optional(),
      history: z.boolean().default(false),
    }),
    reply: z.object({ items: z.array(eventRecordSchema) }),
  },
  expiring: {
    subject: subjects.rpc('registry', 'expiring-facts'),
    request: z.object({ zone: zoneCodeSchema.optional(), withinDays: z.number().int().min(0).max(3_650) }),
    reply: z.object({ items: z.array(expiringFactSchema) }),
  },
  propose: {
    subject: subjects.rpc('registry', 'propose'),
    request: z.discriminatedUnion('subject', [
      z.object({ subject: z.literal('fact'), change: factChangeSchema, ...made }),
      z.object({ subject: z.literal('event'), change: eventChangeSchema, ...made }),
    ]),
    reply: proposalSchema,
  },
  decide: {
    subject: subjects.rpc('registry', 'decide-proposal'),
    request: z.object({
      id: z.uuid(),
      subject: z.enum(['fact', 'event']),
      decision: z.enum(['confirm', 'reject', 'withdraw']),
      reason: reasonSchema,
      /** What was detected stands on this document once it is confirmed. */
      documentId: z.uuid().optional(),
      actor: actorSchema,
    }),
    reply: proposalSchema,
  },
  proposals: {
    subject: subjects.rpc('registry', 'proposals'),
    request: z.object({
      subject: z.enum(['fact', 'event']),
      id: z.uuid().optional(),
      zone: zoneCodeSchema.optional(),
      state: proposalStateSchema.optional(),
      limit: z.number().int().min(1).max(1_000).default(100),
      /** Id of the last one of the page before; newest first. */
      cursor: z.uuid().optional(),
    }),
    reply: z.object({ items: z.array(proposalSchema), nextCursor: z.string().nullable() }),
  },
  /** Hands over a part of a document; a repetition changes nothing. */
  documentPart: {
    subject: subjects.rpc('registry', 'add-document-part'),
    request: z.object({
      upload: z.uuid(),
      number: z.number().int().min(0).max(63),
      base64: z.string().min(1),
    }),
    reply: z.object({ bytes: z.number().int() }),
  },
  /** Makes a document of the parts; the same file of the same zone is the same document. */
  finishDocument: {
    subject: subjects.rpc('registry', 'finish-document'),
    request: z.object({
      upload: z.uuid(),
      zone: zoneCodeSchema,
      name: documentSchema.shape.name,
      bytes: documentSchema.shape.bytes,
      sha256: documentSchema.shape.sha256,
      actor: actorSchema,
    }),
    reply: documentSchema,
  },
  document: {
    subject: subjects.rpc('registry', 'document'),
    request: z.object({ id: z.uuid() }),
    reply: z.object({ document: documentSchema.nullable() }),
  },
  documentBytes: {
    subject: subjects.rpc('registry', 'document-bytes'),
    request: z.object({ id: z.uuid(), number: z.number().int().nonnegative() }),
    /** `null` behind the last part. */
    reply: z.object({ base64: z.string().nullable() }),
  },
} as const;
