import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { type AlarmHealth, alarmHealthSchema, alarmPrioritySchema } from '#libs/contracts';
import { queryRows } from '#libs/database';
import { judgeGuidelines } from './benchmarks.js';
import { findFloods, TEN_MINUTES_MS } from './find-floods.js';

const LISTED = 10;
const STALE_MS = 86_400_000;

/** Which alarms. */
export interface AlarmHealthQuery {
  readonly zone?: string | undefined;
  /** Raised from (inclusive) to (exclusive), Unix ms. */
  readonly from: number;
  readonly to: number;
}

const periodRows = z.array(z.object({ at: z.coerce.number(), alarms: z.coerce.number() }));
const priorityRows = z.array(z.object({ priority: alarmPrioritySchema, count: z.coerce.number() }));
const { frequent, chattering, stale } = alarmHealthSchema.shape;
const frequentRows = z.array(frequent.element.omit({ share: true }).extend({ count: z.coerce.number() }));
const chatteringRows = z.array(chattering.element.extend({ times: z.coerce.number() }));
const staleRows = z.array(stale.shape.oldest.element.extend({ raisedAt: z.coerce.number() }));
const staleCountRows = z.array(z.object({ count: z.coerce.number() })).length(1);

/** What was raised live and is not explained by another alarm. */
const COUNTED = `NOT e.late AND e.suppressed_by IS NULL AND ($1::text IS NULL OR e.zone = $1)`;
const IN_SPAN = `${COUNTED} AND e.raised_ms >= $2 AND e.raised_ms < $3`;
const SOURCE = `e.rule, e.zone, e.device, e.metric`;
const TEXTS = `max(e.text_vi) AS "textVi", max(e.text_en) AS "textEn"`;

/** Counts episodes in the schema `alarms`; PostgreSQL does the sums, so memory stays small. */
export class PostgresAlarmHealthReadModel {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param nowMs what is raised since a day before this is stale.
   * @throws AppError `DATABASE.*`.
   */
  async read({ zone, from, to }: AlarmHealthQuery, nowMs: number): Promise<AlarmHealth> {
    const span = [zone ?? null, from, to];
    const periods = periodRows.parse(
      await queryRows(
        this.dataSource,
        `SELECT (e.raised_ms / ${TEN_MINUTES_MS}) * ${TEN_MINUTES_MS} AS at, count(*) AS alarms
         FROM episodes e WHERE ${IN_SPAN} GROUP BY 1 ORDER BY 1`,
        span,
      ),
    );
    const alarms = periods.reduce((sum, period) => sum + period.alarms, 0);
    const share = (count: number): number => (alarms === 0 ? 0 : count / alarms);
    const floods = findFloods(periods);
    const peak = periods.reduce((best, period) => (period.alarms > best.alarms ? period : best), {
      at: 0,
      alarms: 0,
    });
    const periodsInAll = Math.max(1, (to - from) / TEN_MINUTES_MS);
    const figures = {
      alarms,
      tenMinutes: {
        mean: alarms / periodsInAll,
        peak: peak.alarms,
        peakAt: peak.alarms === 0 ? null : peak.at,
        overTenShare: periods.filter(period => period.alarms > 10).length / periodsInAll,
      },
      floods: {
        count: floods.length,
        shareOfTime: floods.reduce((sum, flood) => sum + flood.to - flood.from, 0) / Math.max(1, to - from),
        longest: floods.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, LISTED),
      },
      chattering: await this.chattering(span),
      stale: await this.stale(zone ?? null, nowMs - STALE_MS),
      frequent: (await this.frequent(span)).map(row => ({ ...row, share: share(row.count) })),
      priorities: (await this.priorities(span)).map(row => ({ ...row, share: share(row.count) })),
    };
    return { zone: zone ?? null, from, to, ...figures, benchmarks: judgeGuidelines(figures) };
  }

  private async frequent(span: readonly unknown[]) {
    return frequentRows.parse(
      await queryRows(
        this.dataSource,
        `SELECT ${SOURCE}, ${TEXTS}, count(*) AS count FROM episodes e
         WHERE ${IN_SPAN} GROUP BY ${SOURCE} ORDER BY count(*) DESC, ${SOURCE} LIMIT ${LISTED}`,
        span,
      ),
    );
  }

  /** The third of three that a minute holds. */
  private async chattering(span: readonly unknown[]) {
    return chatteringRows.parse(
      await queryRows(
        this.dataSource,
        `SELECT ${SOURCE}, ${TEXTS}, count(*) AS times FROM (
           SELECT e.*, lag(e.raised_ms, 2) OVER (PARTITION BY ${SOURCE} ORDER BY e.raised_ms) AS before_last
           FROM episodes e WHERE ${IN_SPAN}
         ) AS e WHERE e.raised_ms - e.before_last <= 60000
         GROUP BY ${SOURCE} ORDER BY count(*) DESC, ${SOURCE} LIMIT ${LISTED}`,
        span,
      ),
    );
  }

  private async stale(zone: string | null, raisedBefore: number) {
    const where = `${COUNTED} AND e.cleared_ms IS NULL AND e.raised_ms < $2`;
    const [row] = staleCountRows.parse(
      await queryRows(this.dataSource, `SELECT count(*) AS count FROM episodes e WHERE ${where}`, [
        zone,
        raisedBefore,
      ]),
    );
    const oldest = staleRows.parse(
      await queryRows(
        this.dataSource,
        `SELECT e.id, ${SOURCE}, e.text_vi AS "textVi", e.text_en AS "textEn", e.raised_ms AS "raisedAt"
         FROM episodes e WHERE ${where} ORDER BY e.raised_ms, e.id LIMIT ${LISTED}`,
        [zone, raisedBefore],
      ),
    );
    return { count: row?.count ?? 0, oldest };
  }

  private async priorities(span: readonly unknown[]) {
    return priorityRows.parse(
      await queryRows(
        this.dataSource,
        `SELECT e.priority, count(*) AS count FROM episodes e WHERE ${IN_SPAN} GROUP BY 1 ORDER BY 1`,
        span,
      ),
    );
  }
}
