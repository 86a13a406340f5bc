/** What differs between two InfluxDB servers. */
export interface InfluxSettings {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
}

/**
 * InfluxDB's configuration. No password: it listens on the loopback interface only. Every write is on disk
 * before it is answered (`wal-fsync-delay` 0).
 */
export function influxConfig({ host, port, dataDir }: InfluxSettings): string {
  const folder = (name: string): string => JSON.stringify(`${dataDir}/${name}`);
  return `# Written by the launcher at every start; changes are lost.
reporting-disabled = true
# The port for backups; any free one, since nothing here uses it.
bind-address = "${host}:0"

[meta]
  dir = ${folder('meta')}
  retention-autocreate = false
  logging-enabled = false

[data]
  dir = ${folder('data')}
  wal-dir = ${folder('wal')}
  index-version = "tsi1"
  wal-fsync-delay = "0s"
  cache-max-memory-size = "512m"
  cache-snapshot-memory-size = "32m"
  max-concurrent-compactions = 1
  query-log-enabled = false
  # The tsi1 index knows no limits; ingest holds series down by the device registry.
  max-series-per-database = 0
  max-values-per-tag = 0

[coordinator]
  write-timeout = "10s"
  query-timeout = "15s"
  max-concurrent-queries = 32
  max-select-point = 5000000
  max-select-series = 5000
  max-select-buckets = 20000
  log-queries-after = "2s"

[retention]
  enabled = true
  check-interval = "30m"

[http]
  bind-address = "${host}:${port}"
  auth-enabled = false
  log-enabled = false
  write-tracing = false
  pprof-enabled = false
  max-body-size = 8000000
  max-connection-limit = 64
  max-concurrent-write-limit = 8
  max-enqueued-write-limit = 64
  enqueued-write-timeout = "10s"

[logging]
  level = "warn"
  suppress-logo = true

[monitor]
  store-enabled = false

[subscriber]
  enabled = false

[continuous_queries]
  enabled = false
`;
}
