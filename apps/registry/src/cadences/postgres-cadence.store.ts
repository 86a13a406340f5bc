import type { DataSource } from 'typeorm';
import type { CadenceDeclaration } from '#libs/contracts';
import { Cadence } from './cadence.entity.js';
import type { CadenceStore } from './cadences.ports.js';

/** Declarations in PostgreSQL. */
export class PostgresCadenceStore implements CadenceStore {
  constructor(private readonly dataSource: DataSource) {}

  async list(zone?: string): Promise<CadenceDeclaration[]> {
    const query = this.dataSource.getRepository(Cadence).createQueryBuilder('cadence').orderBy('cadence.id');
    if (zone !== undefined)
      query.where(
        `cadence.device IN (SELECT e.key FROM entries e WHERE e.kind = 'device' AND e.zone = :zone)`,
        { zone },
      );
    return (await query.getMany()).map(({ device, from, to, stepSeconds, declaredAt }) => ({
      device,
      from,
      to,
      stepSeconds,
      declaredAt,
    }));
  }

  async declare(
    devices: readonly string[],
    { from, to, stepSeconds, declaredAt }: Omit<CadenceDeclaration, 'device'>,
  ): Promise<number> {
    const added: unknown = await this.dataSource.query(
      `INSERT INTO cadence_declarations (device, from_ms, to_ms, step_seconds, declared_at_ms)
       SELECT d.device, $2, $3, $4, $5 FROM unnest($1::text[]) AS d (device)
       WHERE NOT EXISTS (
         SELECT 1 FROM cadence_declarations c
         WHERE c.device = d.device AND c.from_ms = $2
           AND (c.to_ms, c.step_seconds) IS NOT DISTINCT FROM ($3::bigint, $4::int)
           AND NOT EXISTS (SELECT 1 FROM cadence_declarations n WHERE n.device = c.device AND n.id > c.id))
       RETURNING device`,
      [devices, from, to, stepSeconds, declaredAt],
    );
    return Array.isArray(added) ? added.length : 0;
  }
}
