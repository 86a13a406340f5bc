/** Statements of the queue of spans that are to be judged again. */
export const rejudgeStatements = {
  add: `
    INSERT INTO rejudge_spans AS known (device, measurement, day_ms, from_ms, to_ms)
    SELECT span.* FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[])
      AS span (device, measurement, day_ms)
    ORDER BY span.device, span.measurement, span.day_ms
    ON CONFLICT ON CONSTRAINT rejudge_spans_pkey DO UPDATE
    SET from_ms = least(known.from_ms, EXCLUDED.from_ms), to_ms = greatest(known.to_ms, EXCLUDED.to_ms),
        version = EXCLUDED.version, attempts = 0, touched_at = now()`,

  take: `
    UPDATE rejudge_spans AS taken SET held_until = now() + interval '1 minute'
    FROM (
      SELECT device, measurement, day_ms FROM rejudge_spans
      WHERE held_until <= now()
        AND (touched_at <= now() - $2 * interval '1 millisecond' OR queued_at <= now() - $3 * interval '1 millisecond')
      ORDER BY touched_at LIMIT $1 FOR UPDATE SKIP LOCKED
    ) AS next
    WHERE taken.device = next.device AND taken.measurement = next.measurement AND taken.day_ms = next.day_ms
    RETURNING taken.device, taken.measurement, taken.day_ms, taken.from_ms, taken.to_ms, taken.version, taken.attempts,
              taken.untold_from_ms, taken.untold_to_ms`,

  announce: `
    UPDATE rejudge_spans
    SET untold_from_ms = least(untold_from_ms, $4), untold_to_ms = greatest(untold_to_ms, $5)
    WHERE device = $1 AND measurement = $2 AND day_ms = $3`,

  again: `
    UPDATE rejudge_spans
    SET untold_from_ms = NULL, untold_to_ms = NULL, touched_at = now(), queued_at = now(), held_until = '-infinity',
        from_ms = least(from_ms, $5), to_ms = greatest(to_ms, $6),
        attempts = CASE WHEN version = $4 THEN attempts + 1 ELSE 0 END
    WHERE device = $1 AND measurement = $2 AND day_ms = $3`,

  done: 'DELETE FROM rejudge_spans WHERE device = $1 AND measurement = $2 AND day_ms = $3 AND version = $4',

  /** It was queued again while it was worked on. */
  release: `
    UPDATE rejudge_spans SET held_until = '-infinity', queued_at = now()
    WHERE device = $1 AND measurement = $2 AND day_ms = $3 AND version <> $4`,

  count: 'SELECT count(*) AS spans FROM rejudge_spans',
} as const;
