import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountMinutes1795525200012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Sixty counts in one number, eight digits each: an hour stays one row, and adding is one operation.
    await runner.query(`
      ALTER TABLE delivery_hours
        ADD COLUMN received_minutes numeric NOT NULL DEFAULT 0,
        ADD COLUMN failed_minutes numeric NOT NULL DEFAULT 0,
        ADD COLUMN rejected_minutes numeric NOT NULL DEFAULT 0`);
    await runner.query('CREATE INDEX delivery_hours_by_hour ON delivery_hours (hour_ms)');
    // What was counted before stands in the first minute of its hour.
    await runner.query(`
      UPDATE delivery_hours SET received_minutes = received, failed_minutes = failed, rejected_minutes = rejected`);
    await runner.query(`
      UPDATE refused_packs AS pack SET tallies = (
        SELECT coalesce(jsonb_agg(jsonb_build_array(hour -> 0, jsonb_build_array(
                 jsonb_build_array(0, hour -> 1), jsonb_build_array(60, hour -> 3), jsonb_build_array(120, hour -> 4)))), '[]')
        FROM jsonb_array_elements(pack.tallies) AS hour)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE refused_packs AS pack SET tallies = (
        SELECT coalesce(jsonb_agg(jsonb_build_array(hour -> 0, sums.received,
                                                    sums.received - sums.failed - sums.rejected, sums.failed, sums.rejected)), '[]')
        FROM jsonb_array_elements(pack.tallies) AS hour, LATERAL (
          SELECT coalesce(sum((count ->> 1)::int) FILTER (WHERE (count ->> 0)::int < 60), 0) AS received,
                 coalesce(sum((count ->> 1)::int) FILTER (WHERE (count ->> 0)::int BETWEEN 60 AND 119), 0) AS failed,
                 coalesce(sum((count ->> 1)::int) FILTER (WHERE (count ->> 0)::int >= 120), 0) AS rejected
          FROM jsonb_array_elements(hour -> 1) AS count) AS sums)`);
    await runner.query('DROP INDEX delivery_hours_by_hour');
    await runner.query(`
      ALTER TABLE delivery_hours
        DROP COLUMN received_minutes, DROP COLUMN failed_minutes, DROP COLUMN rejected_minutes`);
  }
}
