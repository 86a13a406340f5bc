import type { Change, WhatIf } from '../data/what-if.js';

/** A suggestion: changes that belong together under a name. */
export interface Preset {
  id: 'solar' | 'reuse' | 'sanctions' | 'delay' | 'diversion' | 'entries';
  changes: Change[];
}

/** Gates that an open event of its own holds shut. */
const CLOSABLE = ['G1', 'G3', 'G5', 'G6', 'G7'];

/** What can be suggested of a zone. Planned zones have design values only, and no events to close. */
export function presetsOf(isPlanned: boolean, gates: WhatIf['before']['gates']): Preset[] {
  if (isPlanned) {
    return [
      { id: 'reuse', changes: [{ kind: 'assume-indicator', indicator: 'CW4', value: 30 }] },
      { id: 'diversion', changes: [{ kind: 'assume-indicator', indicator: 'WT2', value: 60 }] },
      { id: 'entries', changes: [{ kind: 'assume-indicator', indicator: 'CN6', value: 3 }] },
    ];
  }
  const events = [...new Set(gates.filter(({ gate }) => CLOSABLE.includes(gate)).map(({ event }) => event))];
  return [
    { id: 'solar', changes: [{ kind: 'add-solar', kwp: 5_000 }] },
    { id: 'reuse', changes: [{ kind: 'set-fact', fact: 'water.reuse_pct', value: 30 }] },
    { id: 'diversion', changes: [{ kind: 'set-fact', fact: 'waste.diversion_pct', value: 60 }] },
    { id: 'entries', changes: [{ kind: 'set-fact', fact: 'fibre.separate_entries', value: 3 }] },
    { id: 'delay', changes: [{ kind: 'scale-metric', metric: 'net.rtt', factor: 0.5 }] },
    ...(events.length === 0
      ? []
      : [
          {
            id: 'sanctions' as const,
            changes: events.map(event => ({ kind: 'close-event' as const, event })),
          },
        ]),
  ];
}
