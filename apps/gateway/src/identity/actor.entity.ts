import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Someone who may give commands. */
@Entity({ name: 'actors' })
export class ActorRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  role: 'authority' | 'investor' | 'operator';

  /** Order of the list. */
  @Column({ type: 'integer' })
  position: number;
}
