import { Inject, Injectable } from '@nestjs/common';
import type { ConfirmedEvent, EventRecord, Fact, FactRecord } from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { describeFact } from './describe-fact.js';
import { RECORD_STORE, type RecordQuery, type RecordStore } from './records.ports.js';

/** What is asked for. */
export interface RecordsAsked {
  readonly zone: string;
  readonly knownAt?: number | undefined;
  readonly history: boolean;
}

/** Facts and events as they are, and as they were known at any time. */
@Injectable()
export class RecordsService {
  constructor(
    @Inject(RECORD_STORE) private readonly store: RecordStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What scoring reads: confirmed facts and nothing that waits. */
  async facts(zone?: string, knownAt?: number): Promise<{ items: Fact[] }> {
    return { items: await this.store.bodies('fact', { zone, known: knownAt ?? 'current' }) };
  }

  async events(zone?: string, knownAt?: number): Promise<{ items: ConfirmedEvent[] }> {
    return { items: await this.store.bodies('event', { zone, known: knownAt ?? 'current' }) };
  }

  async factRecords(
    asked: RecordsAsked & { fact?: string | undefined; validAt?: string | undefined },
  ): Promise<{ items: FactRecord[] }> {
    const found = await this.store.list('fact', { ...queryOf(asked), key: asked.fact });
    const { validAt } = asked;
    const kept =
      validAt === undefined
        ? found
        : found.filter(
            ({ body }) => body.validFrom <= validAt && (body.validTo === null || body.validTo >= validAt),
          );
    return { items: kept.map(record => describeFact(record, this.clock.now())) };
  }

  async eventRecords(asked: RecordsAsked): Promise<{ items: EventRecord[] }> {
    const found = await this.store.list('event', queryOf(asked));
    return { items: found.map(({ body, zone: _zone, ...version }) => ({ ...body, ...version })) };
  }
}

function queryOf({ zone, knownAt, history }: RecordsAsked): RecordQuery {
  return { zone, known: history ? 'every' : (knownAt ?? 'current') };
}
