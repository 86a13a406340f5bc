import type { EvidenceLevel } from '../evidence/evidence.js';
import type { ConfirmedEventKind } from '../inputs/zone-inputs.js';

/** What a requirement asks for; `unknown`: a number that is not on record. */
export type Benchmark =
  | { kind: 'yes' }
  | { kind: 'at-least' | 'more-than' | 'at-most' | 'less-than'; value: number; unit: string }
  | { kind: 'unknown'; unit: string };

/** What tells whether a requirement is met. */
export type RequirementAnswer =
  /** An indicator's value; with `complement` what is left of that number. */
  | { kind: 'indicator'; id: string; complement?: number | undefined }
  | { kind: 'fact'; name: string }
  /** Confirmed events of these kinds within so many months break it; that none is known proves nothing. */
  | { kind: 'no-event'; events: readonly ConfirmedEventKind[]; months: number };

/** One requirement of a certificate or framework. */
export interface Requirement {
  id: string;
  benchmark: Benchmark;
  /** `null`: nothing on record answers it. */
  answer: RequirementAnswer | null;
}

/** `no-benchmark`: measured, but what is asked for is not known. */
export type RequirementState = 'met' | 'short' | 'not-measured' | 'no-benchmark';

/** How far a zone is with a requirement. */
export interface RequirementResult {
  id: string;
  state: RequirementState;
  /** In the benchmark's unit; yes is 1. Events: how many broke it. */
  value: number | null;
  /** How much is missing, ≥ 0 in the benchmark's unit; 0 where a value must be passed and is only reached. */
  shortBy: number | null;
  evidence: EvidenceLevel | null;
  /** Rests on simulated devices or illustrative facts. */
  simulated: boolean;
}
