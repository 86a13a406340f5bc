/** The labels of a SenML record that are understood, by their JSON names; the values are not yet checked. */
export interface SenmlLabels {
  readonly bver?: unknown;
  readonly bn?: unknown;
  readonly bt?: unknown;
  readonly bu?: unknown;
  readonly bv?: unknown;
  readonly bs?: unknown;
  readonly n?: unknown;
  readonly u?: unknown;
  readonly v?: unknown;
  readonly vs?: unknown;
  readonly vb?: unknown;
  readonly vd?: unknown;
  readonly s?: unknown;
  readonly t?: unknown;
  readonly ut?: unknown;
  /** Our own: start of the sender's run, Unix ms. */
  readonly boot?: unknown;
  /** Our own: number of the pack in its run. */
  readonly seq?: unknown;
  /** Our own: `live` or `history`. */
  readonly lane?: unknown;
}

const UNDERSCORE = 0x5f;

/** Whether a label tells that a pack must not be used by those who do not understand it (RFC 8428 §4.4). */
export function mustBeUnderstood(label: string): boolean {
  return label.charCodeAt(label.length - 1) === UNDERSCORE;
}
