/** Thrown by a listener whose time has not come: somebody else is still at work on the same. It is tried again, and nothing is wrong. */
export class NotYet extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
