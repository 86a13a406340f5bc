/** Something a person can mend. Printed as it stands, without a stack. */
export class LaunchFailure extends Error {
  /** @param what - what went wrong; `howTo`: what the reader can do about it. */
  constructor(what: string, howTo?: string) {
    super(howTo ? `${what}\n    ${howTo}` : what);
    this.name = 'LaunchFailure';
  }
}
