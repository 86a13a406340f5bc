/** Something of a proposal that does not fit, for a person and for a form. */
export interface Fault {
  /** Field of the change. */
  readonly path: string;
  /** Stable word for the rule that is broken. */
  readonly rule: string;
  readonly message: string;
}
