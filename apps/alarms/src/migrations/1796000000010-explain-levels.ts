import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of alarms that are raised, only the most urgent of a point stands; from now on alarms sees to that by itself. */
export class ExplainLevels1796000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE episodes AS e SET suppressed_by = found.id, revision = e.revision + 1
      FROM (
        SELECT o.id AS explained, h.id, row_number() OVER (
          PARTITION BY o.id ORDER BY h.priority, h.raised_ms, h.id) AS place
        FROM episodes o JOIN episodes h
          ON h.device = o.device AND h.metric = o.metric AND h.priority < o.priority
            AND (h.worst_value >= h.limit_value) = (o.worst_value >= o.limit_value)
        WHERE o.cleared_ms IS NULL AND NOT o.late AND o.judged_by = 'readings'
          AND h.cleared_ms IS NULL AND NOT h.late AND h.judged_by = 'readings'
      ) AS found
      WHERE e.id = found.explained AND found.place = 1`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE episodes SET suppressed_by = NULL WHERE judged_by = 'readings'`);
  }
}
