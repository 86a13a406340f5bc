import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { type AlarmRuleVersion, alarmRuleVersionSchema } from '#libs/contracts';
import { queryRows } from '#libs/database';
import type { RuleVersionStore } from './rule-versions.ports.js';

/** bigint arrives as text. */
const rows = z.array(z.looseObject({ effectiveFrom: z.coerce.number() }).pipe(alarmRuleVersionSchema));
const addedRows = z.array(z.object({ version: z.number() }));

/** Versions of rules in the schema `alarms`. */
export class PostgresRuleVersionStore implements RuleVersionStore {
  constructor(private readonly dataSource: DataSource) {}

  async list(): Promise<AlarmRuleVersion[]> {
    return rows.parse(
      await queryRows(
        this.dataSource,
        `SELECT v.rule, v.version, v.zone, v.status, v.definition, v.effective_ms AS "effectiveFrom",
           NULL AS "effectiveTo", jsonb_build_object('at', v.made_ms, 'actor', v.actor, 'reason', v.reason) AS made
         FROM rule_versions v ORDER BY v.rule, v.version`,
        [],
      ),
    );
  }

  async add({
    rule,
    version,
    zone,
    status,
    definition,
    effectiveFrom,
    made,
  }: AlarmRuleVersion): Promise<boolean> {
    // Of two that come at once the key lets one through; one that skips a number knew more than there is.
    const added = addedRows.parse(
      await queryRows(
        this.dataSource,
        `INSERT INTO rule_versions (rule, version, zone, status, definition, effective_ms, made_ms, actor, reason)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
         WHERE $2::int = 1 + coalesce((SELECT max(v.version) FROM rule_versions v WHERE v.rule = $1), 0)
         ON CONFLICT ON CONSTRAINT rule_versions_pkey DO NOTHING
         RETURNING version`,
        [
          ...[rule, version, zone, status, JSON.stringify(definition), effectiveFrom],
          ...[made?.at, JSON.stringify(made?.actor), made?.reason],
        ],
      ),
    );
    return added.length > 0;
  }
}
