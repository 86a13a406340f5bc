import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { recipientVersionSchema, routeVersionSchema } from '#libs/contracts';
import { inTransaction, queryRows } from '#libs/database';
import type { NewestVersions, NewVersion, SettingsStore } from './settings.ports.js';

const recipientRow = recipientVersionSchema.extend({ kind: z.literal('recipient') });
const routeRow = routeVersionSchema.extend({ kind: z.literal('route') });
const rows = z.array(z.discriminatedUnion('kind', [recipientRow, routeRow]));
const addedRows = z.array(z.object({ version: z.number() }));
const secretRows = z.array(z.object({ secret: z.string() }));

/** Names each column: nothing of the table of secrets but whether there is one. */
const COLUMNS = `n.kind, n.id, n.version, n.status, n.definition,
  jsonb_build_object('at', n.made_ms, 'actor', n.actor, 'reason', n.reason) AS made, k.recipient IS NOT NULL AS "hasSecret"`;
const TABLES = `notification_settings n
  LEFT JOIN notification_secrets k ON n.kind = 'recipient' AND k.recipient = n.id`;

/** The newest versions, in a transaction of somebody else. */
export async function newestSettings(database: DataSource | EntityManager): Promise<NewestVersions> {
  return sort(
    await queryRows(
      database,
      `SELECT DISTINCT ON (n.kind, n.id) ${COLUMNS} FROM ${TABLES} ORDER BY n.kind, n.id, n.version DESC`,
    ),
  );
}

/** Recipients and routes in the schema `alarms`. */
export class PostgresSettingsStore implements SettingsStore {
  constructor(private readonly dataSource: DataSource) {}

  newest(): Promise<NewestVersions> {
    return newestSettings(this.dataSource);
  }

  async versions(id: string): Promise<NewestVersions> {
    return sort(
      await queryRows(
        this.dataSource,
        `SELECT ${COLUMNS} FROM ${TABLES} WHERE n.id = $1 ORDER BY n.kind, n.version DESC`,
        [id],
      ),
    );
  }

  add(added: NewVersion): Promise<boolean> {
    const { kind, version } = added;
    const { id, made } = version;
    return inTransaction(this.dataSource, async manager => {
      // Of two that come at once the key lets one through; one that skips a number knew more than there is.
      const inserted = addedRows.parse(
        await queryRows(
          manager,
          `INSERT INTO notification_settings (kind, id, version, status, definition, made_ms, actor, reason)
           SELECT $1, $2, $3, $4, $5, $6, $7, $8
           WHERE $3::int = 1 + coalesce(
             (SELECT max(n.version) FROM notification_settings n WHERE n.kind = $1 AND n.id = $2), 0)
           ON CONFLICT ON CONSTRAINT notification_settings_pkey DO NOTHING
           RETURNING version`,
          [
            ...[kind, id, version.version, version.status, JSON.stringify(version.definition)],
            ...[made.at, JSON.stringify(made.actor), made.reason],
          ],
        ),
      );
      if (inserted.length === 0) return false;
      if (kind === 'recipient') await keepSecret(manager, added);
      return true;
    });
  }

  async secretOf(recipient: string): Promise<string | undefined> {
    const [row] = secretRows.parse(
      await queryRows(this.dataSource, 'SELECT k.secret FROM notification_secrets k WHERE k.recipient = $1', [
        recipient,
      ]),
    );
    return row?.secret;
  }
}

/** A secret goes with its recipient, or when the recipient is no webhook any more. */
async function keepSecret(
  manager: EntityManager,
  { version, secret }: Extract<NewVersion, { kind: 'recipient' }>,
): Promise<void> {
  const { id, status, definition } = version;
  if (status === 'removed' || definition.channel.kind !== 'webhook')
    await manager.query('DELETE FROM notification_secrets k WHERE k.recipient = $1', [id]);
  else if (secret !== undefined)
    await manager.query(
      `INSERT INTO notification_secrets (recipient, secret) VALUES ($1, $2)
       ON CONFLICT ON CONSTRAINT notification_secrets_pkey DO UPDATE SET secret = EXCLUDED.secret`,
      [id, secret],
    );
}

function sort(found: unknown): NewestVersions {
  const versions = rows.parse(found);
  return {
    recipients: versions.flatMap(row =>
      row.kind === 'recipient' ? [recipientVersionSchema.parse(row)] : [],
    ),
    routes: versions.flatMap(row => (row.kind === 'route' ? [routeVersionSchema.parse(row)] : [])),
  };
}
