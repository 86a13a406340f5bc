import { Inject, Injectable } from '@nestjs/common';
import { EXPIRY_STAGES, type ExpiringFact } from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { describeFact } from '../records/describe-fact.js';
import { RECORD_STORE, type RecordStore } from '../records/records.ports.js';
import { expiringFacts } from './expiring-facts.js';
import { NOTICE_STORE, type NoticeStore } from './expiry.ports.js';

/** Warns before the validity of a fact ends, and when it has. */
@Injectable()
export class ExpiryService {
  constructor(
    @Inject(RECORD_STORE) private readonly records: RecordStore,
    @Inject(NOTICE_STORE) private readonly notices: NoticeStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async expiring(withinDays: number, zone?: string): Promise<{ items: ExpiringFact[] }> {
    const now = this.clock.now();
    const facts = await this.records.list('fact', { zone, known: 'current' });
    return {
      items: expiringFacts(
        facts.map(fact => describeFact(fact, now)),
        withinDays,
      ),
    };
  }

  /** Sends the warnings that are due; each stage of a fact is warned of once. */
  async warn(): Promise<number> {
    const { items } = await this.expiring(EXPIRY_STAGES[0]);
    const due = items.flatMap(({ recordId, zone, fact, validTo, stage }) =>
      validTo === null || stage === null ? [] : [{ recordId, zone, fact, validTo, stage }],
    );
    return due.length === 0 ? 0 : this.notices.add(due, this.clock.now());
  }
}
