import type { WindowNotices } from '../notices/notices.service.js';
import type { WindowRow, WindowStore } from './windows.ports.js';

/** Rows held before they are written, some 10 MB. */
const MAX_ROWS = 10_000;

/** Gathers rows of several devices, so that they are written in few requests. */
export class WindowBatch {
  private rows: WindowRow[] = [];
  /** Rows written so far. */
  written = 0;

  constructor(
    private readonly store: WindowStore,
    private readonly notices: WindowNotices,
  ) {}

  add(row: WindowRow): void {
    this.rows.push(row);
  }

  /** Writes what is held if it is much. */
  async relieve(): Promise<void> {
    if (this.rows.length >= MAX_ROWS) await this.flush();
  }

  async flush(): Promise<void> {
    const rows = this.rows;
    if (rows.length === 0) return;
    this.rows = [];
    await this.store.write(rows);
    this.written += rows.length;
    for (const row of rows) this.notices.note(row);
  }
}
