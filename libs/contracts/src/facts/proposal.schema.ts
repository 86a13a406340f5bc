import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';
import {
  confirmedEventSchema,
  evidenceLevelSchema,
  factNameSchema,
  factSchema,
  milestoneSchema,
} from '../readiness/fact.schema.js';
import { detectedEventSchema, exceedanceEvidenceSchema } from './detection.schema.js';

/** States of a proposal. All but the first are final. */
export const proposalStateSchema = z.enum(['proposed', 'confirmed', 'rejected', 'withdrawn']);
export type ProposalState = z.infer<typeof proposalStateSchema>;

/** What somebody wants to have on record of a fact. */
export const factChangeSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('set'),
    fact: factNameSchema,
    value: z.union([z.number(), z.boolean(), z.string().min(1).max(500)]),
    unit: z.string().max(40),
    evidenceLevel: evidenceLevelSchema,
    milestone: milestoneSchema.optional(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    /** Where the value comes from, in words. */
    source: z.string().min(3).max(500),
    /** Number or title of the document. */
    document: z.string().min(1).max(200).nullable(),
    documentId: z.uuid().nullable(),
    /** Made up, in the place of the document it names. */
    illustrative: z.boolean().default(false),
    /** Version that it takes the place of from `validFrom` on; `null` = stands beside what is there. */
    replaces: z.uuid().nullable(),
  }),
  z.strictObject({
    action: z.literal('remove'),
    fact: factNameSchema,
    replaces: z.uuid(),
  }),
]);
export type FactChange = z.infer<typeof factChangeSchema>;

/** What somebody wants to have on record of a legal event. Each needs its document. */
export const eventChangeSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('record'),
    kind: confirmedEventSchema.shape.kind,
    occurredOn: z.iso.date(),
    documentId: z.uuid(),
  }),
  z.strictObject({
    action: z.literal('close'),
    event: z.uuid(),
    closedOn: z.iso.date(),
    documentId: z.uuid(),
  }),
  /** It should not have been recorded; gates fire on it no longer. */
  z.strictObject({ action: z.literal('retract'), event: z.uuid(), documentId: z.uuid() }),
]);
export type EventChange = z.infer<typeof eventChangeSchema>;

/** Why something is proposed, rejected or withdrawn; kept for good. */
export const reasonSchema = z.string().trim().min(3).max(500);

const common = {
  id: z.uuid(),
  zone: zoneCodeSchema,
  /** Name of the fact, or id of the event. */
  key: z.string(),
  reason: reasonSchema,
  /** Revision of the fact or event that it was made on; 0 = nothing on record. */
  baseRevision: z.number().int().nonnegative(),
  /** Whether something else was confirmed since, so that it can no longer be. */
  overtaken: z.boolean(),
  state: proposalStateSchema,
  proposedAt: instantSchema,
  proposedBy: actorSchema,
  /** Every step, oldest first; only ever added to. */
  history: z.array(
    z.object({
      at: instantSchema,
      state: proposalStateSchema,
      actor: actorSchema,
      reason: z.string(),
    }),
  ),
};

/** A proposed change of a fact, with what it would replace. */
export const factProposalSchema = z
  .object({
    ...common,
    subject: z.literal('fact'),
    change: factChangeSchema,
    replaced: factSchema.nullable(),
  })
  .meta({ id: 'FactProposal' });

/** A proposed legal event, its closing or its retraction. */
export const eventProposalSchema = z
  .object({
    ...common,
    subject: z.literal('event'),
    change: z.union([eventChangeSchema, detectedEventSchema]),
    /** Of what the platform detected: each mean that was found, oldest first; only ever added to. */
    evidence: z.array(exceedanceEvidenceSchema.extend({ at: instantSchema })),
    /** The event as it is on record; `null` when it is to be recorded. */
    replaced: confirmedEventSchema.nullable(),
    /** Last day on which the zone may reply: 10 working days, public holidays not counted off. */
    replyUntil: z.iso.date(),
  })
  .meta({ id: 'EventProposal' });

export const proposalSchema = z.discriminatedUnion('subject', [factProposalSchema, eventProposalSchema]);
export type Proposal = z.infer<typeof proposalSchema>;
