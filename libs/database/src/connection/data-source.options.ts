import type { DataSourceOptions, EntitySchema, MixedList } from 'typeorm';
import { SilentTypeOrmLogger } from './silent-typeorm.logger.js';

/** A class that TypeORM instantiates. */
type Constructor = new (...args: never[]) => object;

/** How one service reaches its own schema. */
export interface DatabaseOptions {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** The service's schema; unqualified names mean this one and nothing else. */
  readonly schema: string;
  /** Listed one by one: TypeORM's automatic loading is global to the process. */
  readonly entities: ReadonlyArray<Constructor | EntitySchema>;
  /** Connections at most. Default 5: seven services share PostgreSQL's 100. */
  readonly poolSize?: number;
  /** Longest run of one statement, in milliseconds. Default 30,000; 0 for no limit. */
  readonly statementTimeoutMs?: number;
  /** Classes or file patterns; only for {@link runMigrations}. */
  readonly migrations?: ReadonlyArray<Constructor | string>;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** A transaction that its process forgot must not hold locks for ever, in milliseconds. */
const IDLE_IN_TRANSACTION_MS = 60_000;

/** Options that all data sources share. Never synchronises, never installs extensions. */
export function dataSourceOptions(options: DatabaseOptions): DataSourceOptions {
  const { host, port, database, user, password, schema, entities, migrations = [] } = options;
  return {
    type: 'postgres',
    host,
    port,
    database,
    username: user,
    password,
    schema,
    entities: entities as MixedList<never>,
    migrations: migrations as MixedList<never>,
    migrationsTableName: 'migrations',
    logger: new SilentTypeOrmLogger(),
    synchronize: false,
    migrationsRun: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: `greenzone ${schema}`,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolSize: options.poolSize ?? 5,
    extra: {
      options: `-c search_path=${schema}`,
      statement_timeout: options.statementTimeoutMs ?? 30_000,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      keepAlive: true,
    },
  };
}
