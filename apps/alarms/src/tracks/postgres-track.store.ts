import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { type Episode, episodeSchema, type StreamName } from '#libs/contracts';
import { classifyDatabaseError, inTransaction } from '#libs/database';
import { ALARM_JSON, ALARM_TABLES, readAlarms } from '../episodes/alarm-rows.js';
import { insertLateEpisodes, upsertEpisodes } from '../episodes/episode-statements.js';
import { suppressKnown } from '../levels/suppress.js';
import { suppressLevels } from '../levels/suppress-levels.js';
import { announceCorrected, announceEpisodes } from '../outbox/announce.js';
import type { AlarmChange } from './evaluate-track.js';
import { raisedIn, type TrackKey, trackName, type TrackState, trackStateSchema } from './track.js';
import type { Checkpoint, TrackOutcome, TrackStore } from './tracks.ports.js';

const READINGS: StreamName = 'READINGS';

const keyShape = { device: z.string(), lane: z.enum(['live', 'late']), boot: z.coerce.number() };
const keyRows = z.array(z.object(keyShape));
const checkpointRows = z.array(z.object({ streamCreatedAt: z.coerce.number(), sequence: z.coerce.number() }));
const trackRows = z.array(z.object({ ...keyShape, state: trackStateSchema }));

/** Tracks, episodes and the outbox in the schema `alarms`. */
export class PostgresTrackStore implements TrackStore {
  constructor(private readonly dataSource: DataSource) {}

  update(
    keys: readonly TrackKey[],
    judge: (known: ReadonlyMap<string, TrackState>) => readonly TrackOutcome[],
    nowMs: number,
    checkpoint?: Checkpoint,
  ): Promise<number> {
    return inTransaction(this.dataSource, async manager => {
      const outcomes = judge(await findTracks(manager, keys, 'FOR UPDATE OF t'));
      await saveTracks(manager, outcomes, nowMs);
      const changes = outcomes.flatMap(outcome => outcome.changes);
      await upsertEpisodes(manager, newestOfEach(changes.filter(({ alarm }) => !alarm.late)));
      await insertLateEpisodes(
        manager,
        changes.filter(({ kind, alarm }) => alarm.late && kind === 'cleared').map(({ alarm }) => alarm),
      );
      if (checkpoint) await saveCheckpoint(manager, checkpoint);
      const told = alarmsOf(changes, 'raised', 'cleared');
      const corrected = alarmsOf(changes, 'corrected');
      const raised = new Set(alarmsOf(changes, 'raised').map(({ id }) => id));
      const suppressions = await suppressLevels(manager, devicesOf([...told, ...corrected]), raised);
      await announceCorrected(manager, corrected);
      // How bad one became is told with its end.
      const count = await announceEpisodes(manager, told);
      await suppressKnown(manager, suppressions);
      return count + suppressions.length;
    });
  }

  async checkpoint(): Promise<Checkpoint | undefined> {
    const rows = checkpointRows.parse(
      await this.query(
        `SELECT c.stream_created_at_ms AS "streamCreatedAt", c.sequence FROM checkpoints c WHERE c.stream = $1`,
        [READINGS],
      ),
    );
    return rows[0];
  }

  async find(keys: readonly TrackKey[]): Promise<Map<string, TrackState>> {
    try {
      return await findTracks(this.dataSource.manager, keys);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }

  async quietLate(sinceMs: number, limit: number): Promise<TrackKey[]> {
    return keyRows.parse(
      await this.query(
        `SELECT t.device, t.lane, t.boot FROM tracks t
         WHERE t.lane = 'late' AND t.raised > 0 AND t.touched_ms < $1 LIMIT $2`,
        [sinceMs, limit],
      ),
    );
  }

  async uncorrected(limit: number): Promise<TrackKey[]> {
    return keyRows.parse(
      await this.query(
        `SELECT t.device, t.lane, t.boot FROM tracks t
         WHERE t.state->'uncorrected' IS NOT NULL ORDER BY t.touched_ms LIMIT $1`,
        [limit],
      ),
    );
  }

  async alarmsSince(device: string, sinceMs: number): Promise<Episode[]> {
    const alarms = readAlarms(
      await this.query(
        `SELECT ${ALARM_JSON} AS alarm FROM ${ALARM_TABLES}
         WHERE e.device = $1 AND NOT e.late AND e.judged_by = 'readings'
           AND (e.cleared_ms IS NULL OR e.cleared_ms >= $2)
         ORDER BY e.raised_ms`,
        [device, sinceMs],
      ),
    );
    return alarms.map(alarm => episodeSchema.parse(alarm));
  }

  async raisedLive(): Promise<TrackKey[]> {
    return keyRows.parse(
      await this.query(
        `SELECT t.device, t.lane, t.boot FROM tracks t WHERE t.lane = 'live' AND t.raised > 0`,
        [],
      ),
    );
  }

  async forgetLate(sinceMs: number): Promise<void> {
    await this.query(`DELETE FROM tracks t WHERE t.lane = 'late' AND t.raised = 0 AND t.touched_ms < $1`, [
      sinceMs,
    ]);
  }

  private async query(text: string, values: unknown[]): Promise<unknown> {
    try {
      return await this.dataSource.query(text, values);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}

async function findTracks(
  manager: EntityManager,
  keys: readonly TrackKey[],
  lock: '' | 'FOR UPDATE OF t' = '',
): Promise<Map<string, TrackState>> {
  const rows = trackRows.parse(
    await manager.query(
      `SELECT t.device, t.lane, t.boot, t.state FROM tracks t
       JOIN unnest($1::text[], $2::text[], $3::bigint[]) AS k (device, lane, boot)
         ON k.device = t.device AND k.lane = t.lane AND k.boot = t.boot
       ORDER BY t.device, t.lane, t.boot ${lock}`,
      [keys.map(key => key.device), keys.map(key => key.lane), keys.map(key => key.boot)],
    ),
  );
  return new Map(rows.map(({ state, ...key }) => [trackName(key), state]));
}

async function saveTracks(
  manager: EntityManager,
  outcomes: readonly TrackOutcome[],
  nowMs: number,
): Promise<void> {
  await manager.query(
    `INSERT INTO tracks (device, lane, boot, state, raised, touched_ms)
     SELECT t.device, t.lane, t.boot, t.state, t.raised, $6
     FROM unnest($1::text[], $2::text[], $3::bigint[], $4::jsonb[], $5::int[])
       AS t (device, lane, boot, state, raised)
     ORDER BY t.device, t.lane, t.boot
     ON CONFLICT ON CONSTRAINT tracks_pkey DO UPDATE SET
       state = EXCLUDED.state, raised = EXCLUDED.raised, touched_ms = EXCLUDED.touched_ms`,
    [
      outcomes.map(({ key }) => key.device),
      outcomes.map(({ key }) => key.lane),
      outcomes.map(({ key }) => key.boot),
      outcomes.map(({ state }) => JSON.stringify(state)),
      outcomes.map(({ state }) => raisedIn(state)),
      nowMs,
    ],
  );
}

async function saveCheckpoint(manager: EntityManager, checkpoint: Checkpoint): Promise<void> {
  await manager.query(
    `INSERT INTO checkpoints (stream, stream_created_at_ms, sequence) VALUES ($1, $2, $3)
     ON CONFLICT ON CONSTRAINT checkpoints_pkey DO UPDATE SET
       stream_created_at_ms = EXCLUDED.stream_created_at_ms,
       sequence = CASE
         WHEN checkpoints.stream_created_at_ms = EXCLUDED.stream_created_at_ms
         THEN greatest(checkpoints.sequence, EXCLUDED.sequence)
         ELSE EXCLUDED.sequence END`,
    [READINGS, checkpoint.streamCreatedAt, checkpoint.sequence],
  );
}

/** Live alarms with changes of some kinds, in their order. */
function alarmsOf(changes: readonly AlarmChange[], ...kinds: AlarmChange['kind'][]): Episode[] {
  return changes.flatMap(({ kind, alarm }) => (kinds.includes(kind) && !alarm.late ? [alarm] : []));
}

function devicesOf(alarms: readonly Episode[]): string[] {
  return [...new Set(alarms.flatMap(({ device }) => device ?? []))];
}

function newestOfEach(changes: readonly AlarmChange[]): Episode[] {
  return [...new Map(changes.map(({ alarm }) => [alarm.id, alarm])).values()];
}
