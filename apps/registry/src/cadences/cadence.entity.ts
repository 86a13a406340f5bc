import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** bigint arrives as text; all our instants fit a number. */
const instant = {
  to: (value: number | null): number | null => value,
  from: (value: string | null): number | null => (value === null ? null : Number(value)),
};

/** One declaration of how often a device is expected to send. */
@Entity({ name: 'cadence_declarations' })
export class Cadence {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column({ type: 'text' })
  device: string;

  @Column({ name: 'from_ms', type: 'bigint', transformer: instant })
  from: number;

  /** `null` = until further notice. */
  @Column({ name: 'to_ms', type: 'bigint', nullable: true, transformer: instant })
  to: number | null;

  /** `null` = each channel's own cadence. */
  @Column({ name: 'step_seconds', type: 'integer', nullable: true })
  stepSeconds: number | null;

  @Column({ name: 'declared_at_ms', type: 'bigint', transformer: instant })
  declaredAt: number;
}
