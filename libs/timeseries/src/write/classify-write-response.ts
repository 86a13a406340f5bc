/** Why InfluxDB refused a row. */
export type RejectReason =
  | 'beyond-retention'
  | 'cardinality'
  | 'field-type-conflict'
  | 'other'
  | 'unparsable';

/** What a write did. */
export type WriteOutcome =
  /** All rows are stored and flushed to disk. */
  | { readonly kind: 'stored' }
  /** Some rows are stored, `dropped` others refused (0: the server did not say how many). */
  | {
      readonly kind: 'partial';
      readonly reasonKind: RejectReason;
      readonly message: string;
      readonly dropped: number;
    }
  /** No row is stored, and the same body never will be. */
  | { readonly kind: 'rejected'; readonly reasonKind: RejectReason; readonly message: string }
  /** The body is over the server's limit: send halves. */
  | { readonly kind: 'too-large'; readonly message: string }
  /** The server has no room in memory or in its queue: the same body again, later. */
  | { readonly kind: 'overloaded'; readonly message: string }
  /** No answer, or the server cannot store now: the outcome is unknown, the same body again. */
  | { readonly kind: 'unavailable'; readonly message: string }
  /** Wrong address, database, policy or user: someone has to repair it; the data is good. */
  | { readonly kind: 'misconfigured'; readonly message: string };

/** Kinds after which the same body may be stored later. */
export type HeldOutcome = Extract<WriteOutcome, { kind: 'misconfigured' | 'overloaded' | 'unavailable' }>;

const REASONS: ReadonlyArray<readonly [RegExp, RejectReason]> = [
  [/field type conflict/, 'field-type-conflict'],
  [/unable to parse/, 'unparsable'],
  [/beyond retention policy/, 'beyond-retention'],
  [/max-values-per-tag|max-series-per-database|max series/, 'cardinality'],
];

/**
 * Reads what InfluxDB 1.x answered to a write: a 400 may mean that most of the body is stored.
 * Each row of the table was seen on 1.6.7.
 *
 * @param status HTTP status.
 * @param body Body of the response, JSON with `error` as a rule.
 */
export function classifyWriteResponse(status: number, body: string): WriteOutcome {
  if (status >= 200 && status < 300) return { kind: 'stored' };
  const message = messageOf(status, body);
  if (/database not found|retention policy not found|database is required/.test(message)) {
    return { kind: 'misconfigured', message };
  }
  if (status === 413) return { kind: 'too-large', message };
  if (status === 401 || status === 403 || status === 404) return { kind: 'misconfigured', message };
  if (status === 400) return classifyBadRequest(message);
  if (status === 429 || /cache-max-memory-size exceeded|max-enqueued|queue|throttl/i.test(message)) {
    return { kind: 'overloaded', message };
  }
  return status >= 500 ? { kind: 'unavailable', message } : { kind: 'misconfigured', message };
}

function classifyBadRequest(message: string): WriteOutcome {
  const reasonKind = REASONS.find(([pattern]) => pattern.test(message))?.[1] ?? 'other';
  if (!message.startsWith('partial write')) return { kind: 'rejected', reasonKind, message };
  const counted = Number(/dropped=(\d+)/.exec(message)?.[1] ?? 0);
  // For unparsable rows the server says dropped=0 and names each one on a line of its own.
  const dropped = reasonKind === 'unparsable' ? (message.match(/unable to parse/g)?.length ?? 0) : counted;
  return { kind: 'partial', reasonKind, message, dropped };
}

function messageOf(status: number, body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (
      typeof parsed === 'object' &&
      parsed !== null &&
      'error' in parsed &&
      typeof parsed.error === 'string'
    ) {
      return parsed.error;
    }
  } catch {
    // Proxies and older handlers answer in plain text.
  }
  return body.trim() || `HTTP ${status}`;
}
