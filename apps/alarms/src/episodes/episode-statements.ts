import type { EntityManager } from 'typeorm';
import type { Episode } from '#libs/contracts';

const COLUMNS = `id, rule, zone, device, metric, priority, text_vi, text_en, worst_value, limit_value, basis,
  raised_ms, cleared_ms, late, simulated`;

const SELECT_ALARMS = `
  SELECT a.id, a.rule, a.zone, a.device, a.metric, a.priority, a."textVi", a."textEn", a.value, a."limit", a.basis,
    a."raisedAt", a."clearedAt", a.late, a.simulated
  FROM jsonb_to_recordset($1::jsonb) AS a (
    id text, rule text, zone text, device text, metric text, priority smallint, "textVi" text, "textEn" text,
    value double precision, "limit" double precision, basis text, "raisedAt" bigint, "clearedAt" bigint,
    late boolean, simulated boolean)`;

/** Stores live episodes as they stand now. */
export async function upsertEpisodes(
  manager: EntityManager,
  alarms: readonly Episode[],
  judgedBy: 'readings' | 'silence' = 'readings',
): Promise<void> {
  if (alarms.length === 0) return;
  await manager.query(
    `INSERT INTO episodes (${COLUMNS}, judged_by)
     SELECT a.*, $2::text FROM (${SELECT_ALARMS}) AS a ORDER BY a.id
     ON CONFLICT ON CONSTRAINT episodes_pkey DO UPDATE SET
       worst_value = EXCLUDED.worst_value, raised_ms = EXCLUDED.raised_ms, cleared_ms = EXCLUDED.cleared_ms`,
    [JSON.stringify(alarms), judgedBy],
  );
}

/** Stores late episodes, which are over, unless the same exceedance is known already. */
export async function insertLateEpisodes(manager: EntityManager, alarms: readonly Episode[]): Promise<void> {
  if (alarms.length === 0) return;
  await manager.query(
    `INSERT INTO episodes (${COLUMNS}) ${SELECT_ALARMS}
     WHERE NOT EXISTS (
       SELECT 1 FROM episodes e
       WHERE e.device = a.device AND e.rule = a.rule AND e.raised_ms <= a."clearedAt"
         AND (e.cleared_ms IS NULL OR e.cleared_ms >= a."raisedAt"))
     ORDER BY a.id
     ON CONFLICT ON CONSTRAINT episodes_pkey DO NOTHING`,
    [JSON.stringify(alarms)],
  );
}
