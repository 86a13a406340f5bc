import type { Fault } from './fault.js';

/** The ground truth: which faults were injected. */
export interface FaultJournal {
  note(fault: Fault): void;
}
