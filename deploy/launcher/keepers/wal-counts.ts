/** What happened to the writes of one shard since InfluxDB started. */
export interface WalCounts {
  readonly failed: number;
  readonly written: number;
}

const ANSWER_LIMIT_MS = 2_000;
/** Entries of the write-ahead logs, one a shard, in InfluxDB's own figures. */
const WAL = 'tsm1_wal';

interface Figure {
  readonly name?: string;
  readonly values?: { readonly writeErr?: number; readonly writeOk?: number };
}

/** Reads the counts of every shard that is open; rejects when InfluxDB does not answer. */
export async function readWalCounts(url: string): Promise<ReadonlyMap<string, WalCounts>> {
  const response = await fetch(`${url}/debug/vars`, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
  const figures = (await response.json()) as Record<string, Figure>;
  return new Map(
    Object.entries(figures).flatMap(([key, { name, values }]) =>
      name === WAL ? [[key, { failed: values?.writeErr ?? 0, written: values?.writeOk ?? 0 }]] : [],
    ),
  );
}
