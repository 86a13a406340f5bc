import { Column, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** One row of registry data: its natural key, the zone it belongs to, and the row itself. */
@Entity({ name: 'entries' })
export class Entry {
  @PrimaryColumn({ type: 'text' })
  kind: string;

  @PrimaryColumn({ type: 'text' })
  key: string;

  /** `null` when the row belongs to no single zone. */
  @Column({ type: 'text', nullable: true })
  zone: string | null;

  /** Place in the seed file: lists keep the order a person gave them. */
  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'jsonb' })
  body: unknown;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
