import { LETTER_COLUMNS, LETTER_CONDITION } from './letter-filter.js';

/**
 * Letters that wait for a replay: those that nobody gave up or solved, and replays whose outcome never
 * came. A superseded one would lose its moment again. Parameters 7 to 9: lost before, after (time, id).
 */
const WAITING = `
  ${LETTER_CONDITION} AND letter.reason <> 'superseded'
  AND (letter.state IN ('open', 'refused') OR (letter.state = 'replayed' AND letter.state_ms < $7))
  AND ($8::bigint IS NULL OR (letter.received_ms, letter.id) > ($8, $9::text))`;

const DISMISSABLE = `letter.state IN ('open', 'refused', 'replayed')`;

/** Gives the chosen letters up; parameters from `actorId` on: id and name of the actor, and why. */
const dismissal = (chosen: string, actorId: number): string => `
  WITH chosen AS (${chosen}), moved AS (
    UPDATE dead_letters AS letter
    SET state = 'dismissed', state_ms = (extract(epoch FROM clock_timestamp()) * 1000)::bigint
    FROM chosen WHERE letter.id = chosen.id RETURNING letter.id, letter.state_ms
  ), told AS (
    INSERT INTO dead_letter_changes (letter_id, at_ms, state, actor_id, actor_name, note)
    SELECT moved.id, moved.state_ms, 'dismissed', $${actorId}, $${actorId + 1}, $${actorId + 2} FROM moved
  )
  SELECT count(*) AS dismissed FROM moved`;

/** The statements of commands on dead letters. */
export const bookStatements = {
  named: `SELECT ${LETTER_COLUMNS} FROM dead_letters AS letter WHERE letter.id = ANY($1::text[])
    ORDER BY letter.received_ms, letter.id`,

  waiting: `SELECT ${LETTER_COLUMNS} FROM dead_letters AS letter WHERE ${WAITING}
    ORDER BY letter.received_ms, letter.id LIMIT $10`,

  countWaiting: `SELECT count(*) AS count FROM dead_letters AS letter WHERE ${WAITING}`,

  noteReplays: `
    INSERT INTO dead_letter_replays (token, letter_id, received_ms, run, at_ms)
    SELECT pack.*, $4::uuid, $5::bigint FROM unnest($1::text[], $2::text[], $3::bigint[]) AS pack`,

  change: `
    WITH moved AS (
      UPDATE dead_letters AS letter SET state = $2, state_ms = $3
      WHERE letter.id = ANY($1::text[]) AND letter.state <> 'solved' RETURNING letter.id
    )
    INSERT INTO dead_letter_changes (letter_id, at_ms, state, actor_id, actor_name, note)
    SELECT moved.id, $3, $2, $4, $5, $6 FROM moved`,

  dismissNamed: dismissal(
    `SELECT letter.id FROM dead_letters AS letter WHERE letter.id = ANY($1::text[]) AND ${DISMISSABLE}
     ORDER BY letter.id FOR UPDATE`,
    2,
  ),

  dismissMatching: dismissal(
    `SELECT letter.id FROM dead_letters AS letter WHERE ${LETTER_CONDITION} AND ${DISMISSABLE}
     ORDER BY letter.received_ms, letter.id LIMIT $7 FOR UPDATE`,
    8,
  ),

  countDismissable: `SELECT count(*) AS count FROM dead_letters AS letter
    WHERE ${LETTER_CONDITION} AND ${DISMISSABLE}`,

  arrivals: `SELECT DISTINCT replay.token, replay.received_ms FROM dead_letter_replays AS replay
    WHERE replay.token = ANY($1::text[])`,
} as const;
