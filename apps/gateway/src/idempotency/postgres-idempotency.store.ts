import type { DataSource } from 'typeorm';
import { classifyDatabaseError } from '#libs/database';
import type { IdempotencyClaim, IdempotencyStore } from './idempotency.ports.js';

/** Old keys removed with each new one: more than one, so that they become fewer. */
const FORGOTTEN_AT_ONCE = 10;

const CLAIM = `
  WITH forgotten AS (
    DELETE FROM idempotency_keys AS old WHERE (old.scope, old.key) IN (
      SELECT known.scope, known.key FROM idempotency_keys AS known WHERE known.at_ms < $5
      ORDER BY known.at_ms LIMIT ${FORGOTTEN_AT_ONCE} FOR UPDATE SKIP LOCKED)
  )
  INSERT INTO idempotency_keys AS known (scope, key, digest, at_ms) VALUES ($1, $2, $3, $4)
  ON CONFLICT ON CONSTRAINT idempotency_keys_pkey DO NOTHING
  RETURNING known.digest`;

const FIND = 'SELECT known.digest FROM idempotency_keys AS known WHERE known.scope = $1 AND known.key = $2';

/** Keeps keys in the gateway's own schema. */
export class PostgresIdempotencyStore implements IdempotencyStore {
  constructor(private readonly dataSource: DataSource) {}

  async claim(
    { scope, key, digest }: IdempotencyClaim,
    nowMs: number,
    expiredBefore: number,
  ): Promise<string | undefined> {
    try {
      const taken = await this.dataSource.query<unknown[]>(CLAIM, [scope, key, digest, nowMs, expiredBefore]);
      if (taken.length > 0) return undefined;
      const [known] = await this.dataSource.query<Array<{ digest: string }>>(FIND, [scope, key]);
      // It was forgotten between the two statements: as good as never claimed, and the pack has its own identity.
      return known?.digest ?? digest;
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}
