import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';
import { indicatorScoreSchema, scoreSchema } from './score.schema.js';

/** `month`: a finished month, published; `interim`: the newest hour on request, stays provisional. */
export const snapshotKindSchema = z.enum(['month', 'interim']);

/** A local month (Asia/Ho_Chi_Minh). */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month as YYYY-MM');

const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A public key that snapshots are signed with. */
const signingKeySchema = z.object({
  /** SHA-256 of the key's DER form, hexadecimal. */
  id: digestSchema,
  /** Ed25519, PEM. */
  publicKey: z.string(),
});

/** What a snapshot is, without its scores. */
export const snapshotHeaderSchema = z
  .object({
    format: z.literal('greenzone-snapshot/1'),
    /** Place in the chain, from 1 without a gap. */
    sequence: z.number().int().positive(),
    kind: snapshotKindSchema,
    /** The month it closes; `null` for an interim one. */
    month: monthSchema.nullable(),
    /** The scores describe the zones as they were at this full hour. */
    asOf: instantSchema,
    createdAt: instantSchema,
    createdBy: actorSchema,
    method: z.string(),
    /** Hash of the snapshot before; `null` for the first. */
    previous: digestSchema.nullable(),
    key: signingKeySchema,
    /** True when any of its scores rests on simulated data. */
    simulated: z.boolean(),
  })
  .meta({ id: 'SnapshotHeader' });
export type SnapshotHeader = z.infer<typeof snapshotHeaderSchema>;

const { pillars, gates, weakest } = scoreSchema.shape;

/**
 * A zone's score as it was frozen. Every field is named, in what is nested too: whatever a score gets in
 * later versions, documents that were signed before stay readable and can be computed again.
 */
const snapshotScoreSchema = scoreSchema
  .pick({
    ...{ zone: true, value: true, low: true, high: true, arithmetic: true },
    ...{ confidence: true, confidenceBand: true, grade: true, status: true, tags: true, simulated: true },
    ...{ revision: true, inputsHash: true },
  })
  .extend({
    pillars: z.array(
      pillars.element.pick({
        ...{ id: true, value: true, uncapped: true, weight: true, keptWeight: true, cap: true },
        confidence: true,
      }),
    ),
    indicators: z.array(
      indicatorScoreSchema.pick({
        ...{ id: true, pillar: true, state: true, value: true, unit: true, score: true, weight: true },
        ...{ evidence: true, milestone: true, completeness: true, qcPass: true, age: true, confidence: true },
        ...{ window: true, formula: true, facts: true, tags: true },
      }),
    ),
    gates: z.array(
      gates.element.pick({ gate: true, event: true, document: true, overallCap: true, pillarCaps: true }),
    ),
    weakest: z.array(weakest.element.pick({ indicator: true, gain: true })),
  })
  .meta({ id: 'SnapshotScore' });
export type SnapshotScore = z.infer<typeof snapshotScoreSchema>;

/** One track; operating and planned zones never share a ranking. */
const snapshotTrackSchema = z
  .object({
    /**
     * The top half of the zones that are known enough, operating ones with a confidence of at least 0.65. Zones whose
     * bounds overlap are ties: `rank` is the best place they may have, `rankTo` the worst.
     */
    ranking: z.array(
      z.object({
        zone: zoneCodeSchema,
        rank: z.number().int(),
        rankTo: z.number().int(),
        tiedWith: z.array(zoneCodeSchema),
      }),
    ),
    zones: z.array(snapshotScoreSchema),
  })
  .meta({ id: 'SnapshotTrack' });
export type SnapshotTrack = z.infer<typeof snapshotTrackSchema>;

/** What is signed. */
export const snapshotDocumentSchema = snapshotHeaderSchema
  .extend({ operating: snapshotTrackSchema, planned: snapshotTrackSchema })
  .meta({ id: 'SnapshotDocument' });
export type SnapshotDocument = z.infer<typeof snapshotDocumentSchema>;

/** The file that is handed out. */
export const snapshotFileSchema = z
  .object({
    document: snapshotDocumentSchema,
    /** SHA-256 of the document's characters in this file, hexadecimal. */
    hash: digestSchema,
    /** Ed25519 over the same, hexadecimal. */
    signature: z.string().regex(/^[0-9a-f]{128}$/),
  })
  .meta({ id: 'SnapshotFile' });

/** A snapshot in a list. */
export const snapshotSummarySchema = snapshotHeaderSchema
  .extend({ hash: digestSchema })
  .meta({ id: 'SnapshotSummary' });
export type SnapshotSummary = z.infer<typeof snapshotSummarySchema>;

/** A public key and whether new snapshots are signed with it. */
export const snapshotKeySchema = signingKeySchema
  .extend({ algorithm: z.literal('Ed25519'), current: z.boolean() })
  .meta({ id: 'SnapshotKey' });
export type SnapshotKey = z.infer<typeof snapshotKeySchema>;

/**
 * What is found broken. `sequence`: a snapshot is missing or out of place; `document`: it cannot be read;
 * `hash`: it was changed after its hash was made; `previous`: it does not follow the one before; `key`:
 * signed with a key that is not ours; `signature`: not signed by that key; `header`: the list shows
 * something else than the document; `inputs`: what a score was computed from is gone or changed; `score`:
 * these inputs give another score.
 */
const chainFaultSchema = z.object({
  sequence: z.number().int().positive(),
  check: z.enum([
    'sequence',
    'document',
    'hash',
    'previous',
    'key',
    'signature',
    'header',
    'inputs',
    'score',
  ]),
  /** The zone whose score or inputs it is, else `null`. */
  zone: zoneCodeSchema.nullable(),
  /** In words, e.g. which part of the inputs. */
  detail: z.string(),
});
export type ChainFault = z.infer<typeof chainFaultSchema>;

/** Whether the whole chain holds. */
export const chainVerdictSchema = z
  .object({
    /** As the last whole check found it; `checking` before there was one. */
    state: z.enum(['checking', 'intact', 'broken']),
    /** The first broken thing. */
    fault: chainFaultSchema.nullable(),
    /** Snapshots and scores that the last check looked at. */
    snapshots: z.number().int(),
    scores: z.number().int(),
    /** When the last check began and how long it took; `null` before there was one. */
    checkedAt: instantSchema.nullable(),
    durationMs: z.number().nullable(),
    /** How many snapshots the check under way has done; `null` when none is. */
    progress: z.object({ done: z.number().int(), of: z.number().int() }).nullable(),
  })
  .meta({ id: 'SnapshotChain' });
export type ChainVerdict = z.infer<typeof chainVerdictSchema>;
