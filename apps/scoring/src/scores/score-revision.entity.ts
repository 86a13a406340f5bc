import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor, IndicatorScore, Score, ScoreSummary } from '#libs/contracts';

/** One revision of a zone's score of one hour. Rows are only ever added. */
@Entity({ name: 'score_revisions' })
export class ScoreRevision {
  /** Grows with every revision; PostgreSQL's bigint comes as text. */
  @PrimaryColumn({ type: 'bigint', generated: 'identity' })
  id: string;

  @Column({ type: 'text' })
  zone: string;

  @Column({ name: 'as_of', type: 'timestamptz' })
  asOf: Date;

  @Column({ type: 'integer' })
  revision: number;

  @Column({ type: 'text' })
  method: string;

  @Column({ type: 'double precision' })
  value: number;

  @Column({ type: 'text' })
  status: string;

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'inputs_hash', type: 'text' })
  inputsHash: string;

  /** Names and digests of the inputs, in order; the bytes are in `input_parts`. */
  @Column({ name: 'input_parts', type: 'jsonb' })
  inputParts: [name: string, hash: string][];

  @Column({ type: 'jsonb' })
  summary: ScoreSummary;

  @Column({ type: 'jsonb' })
  detail: { indicators: IndicatorScore[]; underReview: Score['underReview'] };

  @Column({ type: 'jsonb' })
  actor: Actor;

  @Column({ name: 'computed_at', type: 'timestamptz' })
  computedAt: Date;

  /** Whether it has been published. */
  @Column({ type: 'boolean', default: false })
  announced: boolean;
}
