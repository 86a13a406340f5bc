import type { AlarmSearch, AlarmState } from './alarm-search.js';
import type { ExportQuery } from './export-address.js';

/** Out of sight: on a shelf, or explained by another alarm. */
const IN_SIGHT = { shelved: 'false', suppressed: 'false' } as const;

const STATES: Readonly<Record<AlarmState, ExportQuery>> = {
  open: { state: 'standing', ...IN_SIGHT },
  unacknowledged: { state: 'unacknowledged', ...IN_SIGHT },
  acknowledged: { state: 'acknowledged', ...IN_SIGHT },
  shelved: { state: 'standing', shelved: 'true' },
  suppressed: { state: 'standing', suppressed: 'true' },
};

/** What the console shows, as parameters of its file. */
export function alarmExport({ view, zone, severity, state, q }: AlarmSearch): ExportQuery {
  if (view === 'history') return { zone, severity };
  return { zone, severity, q, ...STATES[state ?? 'open'] };
}
