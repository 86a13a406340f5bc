import { Inject, Injectable } from '@nestjs/common';
import { ENTRY_STORE, type EntryStore } from './entries.ports.js';
import type { EntryKind } from './entry-kinds.js';

/** Answers with registry rows. Rows were checked when they came in, so they are not checked again. */
@Injectable()
export class EntriesService {
  constructor(@Inject(ENTRY_STORE) private readonly store: EntryStore) {}

  async list<Row>(kind: EntryKind<Row>, zone?: string): Promise<{ items: Row[] }> {
    return { items: (await this.store.list(kind.kind, zone)) as Row[] };
  }
}
