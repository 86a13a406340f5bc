/** Something a person can mend: printed as it stands, without a stack. */
export class Failure extends Error {
  constructor(what, howTo) {
    super(howTo ? `${what}\n    ${howTo}` : what);
  }
}
