/** Why a reading did not simply pass. Stable: stored and shown. */
export const QcReason = {
  /** The catalogue does not accept the unit for this metric. */
  BadUnit: 'bad-unit',
  /** No unit was sent for a metric that has one; the canonical unit was assumed. */
  UnitMissing: 'unit-missing',
  NotFinite: 'not-finite',
  /** Outside what the sensor or physics allows. */
  Gross: 'gross-range',
  /** A code that the catalogue does not list. */
  UnknownCode: 'unknown-code',
  /** Possible, but outside what this kind of site shows. */
  Plausible: 'plausible-range',
  /** More than five minutes ahead of our clock. */
  Future: 'future',
  /** Older than 60 days. */
  TooOld: 'too-old',
  /** Far from the readings before and after it, which agree with each other. */
  Spike: 'spike',
  /** Changed more from one reading to the next than is believable. */
  RateOfChange: 'rate-of-change',
  /** Stands still for longer than this kind of sensor does. */
  FlatLine: 'flat-line',
  /** A register that fell without starting again near zero. */
  Backwards: 'counter-backwards',
  /** Contradicts another metric of the same device and moment. */
  CrossCheck: 'cross-check',
  /** Solar output while the sun is down. */
  Dark: 'dark',
  /** Sent while the analyser was being calibrated. */
  Calibrating: 'calibrating',
  /** Sent while the instrument reported a fault. */
  Fault: 'instrument-fault',
} as const;
/** Reason code of a quality-control finding. */
export type QcReason = (typeof QcReason)[keyof typeof QcReason];
