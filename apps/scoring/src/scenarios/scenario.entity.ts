import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor, Change } from '#libs/contracts';

/** Changes of a zone that a person keeps under a name. */
@Entity({ name: 'scenarios' })
export class StoredScenario {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  zone: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'jsonb' })
  changes: Change[];

  @Column({ name: 'created_by', type: 'jsonb' })
  createdBy: Actor;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_by', type: 'jsonb' })
  updatedBy: Actor;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
