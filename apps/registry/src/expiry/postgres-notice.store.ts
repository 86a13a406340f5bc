import type { DataSource } from 'typeorm';
import { inTransaction } from '#libs/database';
import { enqueueChange } from '../changes/enqueue-change.js';
import type { DueNotice, NoticeStore } from './expiry.ports.js';

/** Notices in PostgreSQL. */
export class PostgresNoticeStore implements NoticeStore {
  constructor(private readonly dataSource: DataSource) {}

  add(notices: readonly DueNotice[], at: number): Promise<number> {
    return inTransaction(this.dataSource, async manager => {
      const added = await manager.query<{ record: string; stage: number }[]>(
        `INSERT INTO expiry_notices AS e (record, stage, noticed_at_ms)
         SELECT n.record, n.stage, $1 FROM unnest($2::uuid[], $3::int[]) AS n (record, stage)
         ON CONFLICT ON CONSTRAINT expiry_notices_pkey DO NOTHING
         RETURNING e.record AS record, e.stage AS stage`,
        [at, notices.map(notice => notice.recordId), notices.map(notice => notice.stage)],
      );
      const fresh = new Set(added.map(({ record, stage }) => `${record} ${stage}`));
      for (const { recordId, ...expiry } of notices)
        if (fresh.has(`${recordId} ${expiry.stage}`))
          await enqueueChange(manager, { kind: 'expiry', zone: expiry.zone, at, expiry });
      return fresh.size;
    });
  }
}
