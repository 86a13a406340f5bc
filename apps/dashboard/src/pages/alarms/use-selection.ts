import { useState } from 'react';
import { type ManyCommand, type ManyOutcome, useManyCommand } from '../../data/alarm-actions.js';
import type { Alarm } from '../../data/alarms.js';
import { allOrNone, toggled } from '../../lib/selection.js';

const NONE: ReadonlySet<string> = new Set();

/** What became of alarms that were selected, with the alarms as they were. */
export interface ManyDone {
  readonly outcome: ManyOutcome;
  readonly alarms: ReadonlyMap<string, Alarm>;
}

/** Alarms that are selected among those shown, and what is done about all of them in somebody's name. */
export function useSelection(shown: readonly Alarm[], actor: string, onDone: (done: ManyDone) => void) {
  const [selected, setSelected] = useState(NONE);
  const [isShelving, setIsShelving] = useState(false);
  const many = useManyCommand();
  // What a filter hides, or what is over, is not acted on.
  const chosen = shown.filter(({ id }) => selected.has(id));
  return {
    selected,
    count: chosen.length,
    isShelving: isShelving && chosen.length > 0,
    setIsShelving,
    isDisabled: actor === '' || many.isPending,
    error: many.error,
    toggle: (id: string) => setSelected(known => toggled(known, id)),
    toggleAll: () =>
      setSelected(known =>
        allOrNone(
          known,
          shown.map(({ id }) => id),
        ),
      ),
    clear: () => setSelected(NONE),
    act: (command: ManyCommand) => {
      if (actor === '' || many.isPending || chosen.length === 0) return;
      const alarms = new Map(chosen.map(alarm => [alarm.id, alarm]));
      many.mutate(
        { ids: [...alarms.keys()], command, actor },
        {
          onSuccess: outcome => {
            setSelected(NONE);
            setIsShelving(false);
            onDone({ outcome, alarms });
          },
        },
      );
    },
  };
}
