/**
 * The statements of one group's transaction. Each takes columns as arrays, so that a group costs one round
 * trip a table, and orders its rows, so that two processes never wait for each other in a ring.
 */
export const ledgerStatements = {
  storeRuns: `
    INSERT INTO stored_runs AS known (device, boot, zone, seqs)
    SELECT pack.device, pack.boot, max(pack.zone), range_agg(int8range(pack.seq, pack.seq + 1))
    FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[]) AS pack (device, boot, seq, zone)
    GROUP BY pack.device, pack.boot
    ORDER BY pack.device, pack.boot
    ON CONFLICT ON CONSTRAINT stored_runs_pkey DO UPDATE
    SET previous = known.seqs, seqs = known.seqs + EXCLUDED.seqs, zone = EXCLUDED.zone, updated_at = now()
    RETURNING device, boot, zone, seqs::text AS seqs, previous::text AS previous`,

  storeDigests: `
    INSERT INTO stored_digests (key)
    SELECT DISTINCT pack.key FROM unnest($1::text[]) AS pack (key) ORDER BY pack.key
    ON CONFLICT ON CONSTRAINT stored_digests_pkey DO NOTHING
    RETURNING key`,

  countHours: `
    INSERT INTO delivery_hours AS known
      (device, hour_ms, zone, received, stored, failed, rejected, present_slots, timely_slots,
       received_minutes, failed_minutes, rejected_minutes)
    SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[],
                         $7::bigint[], $8::integer[], $9::integer[], $10::numeric[], $11::numeric[], $12::numeric[])
    ON CONFLICT ON CONSTRAINT delivery_hours_pkey DO UPDATE
    SET received = known.received + EXCLUDED.received,
        stored = known.stored + EXCLUDED.stored,
        failed = known.failed + EXCLUDED.failed,
        rejected = known.rejected + EXCLUDED.rejected,
        present_slots = known.present_slots | EXCLUDED.present_slots,
        timely_slots = known.timely_slots | EXCLUDED.timely_slots,
        received_minutes = known.received_minutes + EXCLUDED.received_minutes,
        failed_minutes = known.failed_minutes + EXCLUDED.failed_minutes,
        rejected_minutes = known.rejected_minutes + EXCLUDED.rejected_minutes`,

  spanDevices: `
    INSERT INTO delivery_devices AS known (device, zone, first_event_ms, last_event_ms, first_live_ms)
    SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[])
    ON CONFLICT ON CONSTRAINT delivery_devices_pkey DO UPDATE
    SET first_event_ms = least(known.first_event_ms, EXCLUDED.first_event_ms),
        last_event_ms = greatest(known.last_event_ms, EXCLUDED.last_event_ms),
        first_live_ms = least(known.first_live_ms, EXCLUDED.first_live_ms)`,

  addDeadLetters: `
    INSERT INTO dead_letters (id, reason, detail, zone, device, key, records, bytes, received_ms, replaced_ms)
    SELECT letter.* FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                                $7::integer[], $8::integer[], $9::bigint[], $10::bigint[]) AS letter (id)
    ORDER BY letter.id
    ON CONFLICT ON CONSTRAINT dead_letters_pkey DO NOTHING
    RETURNING id`,

  findReplaced: `
    SELECT key, replaced_ms AS "timeMs", records AS values FROM dead_letters
    WHERE key = ANY($1::text[]) AND replaced_ms IS NOT NULL`,

  noteRefused: `
    INSERT INTO refused_packs AS known (key, digest, is_rejected, tallies)
    SELECT pack.key, pack.digest, pack.is_rejected, pack.tallies::jsonb
    FROM unnest($1::text[], $2::text[], $3::boolean[], $4::text[]) AS pack (key, digest, is_rejected, tallies)
    ON CONFLICT ON CONSTRAINT refused_packs_pkey DO UPDATE
    SET digest = EXCLUDED.digest, is_rejected = EXCLUDED.is_rejected, tallies = EXCLUDED.tallies`,

  findRefused: `
    SELECT key, digest, tallies FROM refused_packs WHERE key = ANY($1::text[]) ORDER BY key FOR UPDATE`,

  findUnsettled: `
    SELECT id, key, reason, state FROM dead_letters
    WHERE key = ANY($1::text[]) AND state IN ('open', 'replayed', 'refused')
    ORDER BY id FOR UPDATE`,

  changeLetters: `
    WITH change AS (
      SELECT change.*, (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS at_ms
      FROM unnest($1::text[], $2::text[], $3::text[]) AS change (id, state, note)
    ), moved AS (
      UPDATE dead_letters AS letter SET state = change.state, state_ms = change.at_ms
      FROM change WHERE letter.id = change.id
    ), told AS (
      UPDATE dead_letter_replays AS replay SET outcome = change.state
      FROM change WHERE replay.letter_id = change.id AND replay.outcome IS NULL
    )
    INSERT INTO dead_letter_changes (letter_id, at_ms, state, note)
    SELECT change.id, change.at_ms, change.state, change.note FROM change`,

  addEvents: `
    INSERT INTO events (device, metric, at_ms, type, value, zone, key)
    SELECT event.* FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[],
                               $7::text[]) AS event (device, metric, at_ms)
    ORDER BY event.device, event.metric, event.at_ms
    ON CONFLICT ON CONSTRAINT events_pkey DO NOTHING`,

  findRun: `
    SELECT device, boot, zone, seqs::text AS seqs FROM stored_runs
    WHERE device = $1 AND ($2::bigint IS NULL OR boot = $2)
    ORDER BY boot DESC LIMIT 1`,

  newestEvents: 'SELECT device, last_event_ms FROM delivery_devices WHERE device = ANY($1::text[])',

  forgetMinutes: `
    UPDATE delivery_hours AS hours SET received_minutes = 0, failed_minutes = 0, rejected_minutes = 0
    FROM (
      SELECT old.device, old.hour_ms FROM delivery_hours AS old
      WHERE old.hour_ms < $1 AND old.received_minutes <> 0
      ORDER BY old.device, old.hour_ms LIMIT $2 FOR UPDATE SKIP LOCKED
    ) AS chosen
    WHERE hours.device = chosen.device AND hours.hour_ms = chosen.hour_ms
    RETURNING hours.device`,

  touchedHours: `
    SELECT hours.device, hours.hour_ms FROM delivery_hours AS hours
    JOIN unnest($1::text[], $2::bigint[]) AS asked (device, hour_ms)
      ON asked.device = hours.device AND asked.hour_ms = hours.hour_ms
    WHERE hours.stored > 0`,
} as const;
