import type { SimulatedDevice } from '../fleet/build-fleet.js';
import type { FaultJournal } from './faults.ports.js';

/** Writes down the faults of the time that devices speak of. */
export class FaultRecorder {
  constructor(private readonly journal: FaultJournal) {}

  /** A device says what was in `[from, to)`. */
  cover({ faults }: SimulatedDevice, from: number, to: number): void {
    for (const fault of faults?.beginningIn(from, to) ?? []) this.journal.note(fault);
  }
}
