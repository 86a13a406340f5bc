/** What differs between two PostgreSQL servers. */
export interface PostgresSettings {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
}

/** Settings of a small server whose every commit is on disk. */
const SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // Loopback only, and no socket: another PostgreSQL of the machine is never in the way.
  unix_socket_directories: '',
  max_connections: '80',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  checkpoint_timeout: '10min',
  // Nothing is replicated from here.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  logging_collector: 'off',
  log_min_messages: 'warning',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** Arguments of `postgres`. */
export function postgresOptions({ host, port, dataDir }: PostgresSettings): string[] {
  const settings = { listen_addresses: host, port: String(port), ...SETTINGS };
  return ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
