import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Episode } from '#libs/contracts';
import { inTransaction, queryRows } from '#libs/database';
import { ALARM_JSON, ALARM_TABLES, readAlarms } from '../episodes/alarm-rows.js';
import { upsertEpisodes } from '../episodes/episode-statements.js';
import { type Suppression, suppressKnown, suppressNew } from '../levels/suppress.js';
import { announceEpisodes } from '../outbox/announce.js';
import type { SilenceStore } from './silence.ports.js';
import type { DueAlarm } from './silence-alarms.js';

const knownRows = z.array(z.object({ id: z.string(), suppressedBy: z.string().nullable() }));

/** Alarms of silence in the schema `alarms`. */
export class PostgresSilenceStore implements SilenceStore {
  constructor(private readonly dataSource: DataSource) {}

  async open(): Promise<Episode[]> {
    return readAlarms(
      await queryRows(
        this.dataSource,
        `SELECT ${ALARM_JSON} AS alarm FROM ${ALARM_TABLES}
         WHERE e.judged_by = 'silence' AND e.cleared_ms IS NULL ORDER BY e.id`,
      ),
    );
  }

  async lastListened(): Promise<number | null> {
    const [row] = await queryRows<{ at: string }>(
      this.dataSource,
      'SELECT w.listened_ms AS at FROM silence_watch AS w',
      [],
    );
    return row === undefined ? null : Number(row.at);
  }

  async listened(nowMs: number): Promise<void> {
    await queryRows(
      this.dataSource,
      `INSERT INTO silence_watch (listened_ms) VALUES ($1)
       ON CONFLICT (only_row) DO UPDATE SET listened_ms = excluded.listened_ms`,
      [nowMs],
    );
  }

  apply(due: readonly DueAlarm[], cleared: readonly Episode[]): Promise<number> {
    return inTransaction(this.dataSource, async manager => {
      const ids = [...due.map(({ episode }) => episode.id), ...cleared.map(({ id }) => id)];
      const known = new Map(
        knownRows
          .parse(
            await manager.query(
              `SELECT e.id, e.suppressed_by AS "suppressedBy" FROM episodes e
               WHERE e.id = ANY($1) ORDER BY e.id FOR UPDATE`,
              [ids],
            ),
          )
          .map(row => [row.id, row.suppressedBy]),
      );
      const raised = due.filter(({ episode }) => !known.has(episode.id));
      const changed = due.filter(
        ({ episode: { id }, suppressedBy }) => known.has(id) && known.get(id) !== suppressedBy,
      );
      await upsertEpisodes(manager, [...raised.map(({ episode }) => episode), ...cleared], 'silence');
      await suppressNew(manager, suppressionsOf(raised));
      const told = await announceEpisodes(manager, [...raised.map(({ episode }) => episode), ...cleared]);
      await suppressKnown(manager, suppressionsOf(changed));
      return told + changed.length;
    });
  }
}

function suppressionsOf(alarms: readonly DueAlarm[]): Suppression[] {
  return alarms.map(({ episode: { id }, suppressedBy }) => ({ id, suppressedBy }));
}
