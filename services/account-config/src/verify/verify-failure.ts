/** A failure that the verification itself has found and can name; what it means stands in `explain`. */
export class VerifyFailure extends Error {
  override readonly name = "VerifyFailure";
  readonly code: string;
  /** What to do, where that depends on the case; else the hint that belongs to the code. */
  readonly hint: string | null;

  constructor(code: string, message: string, hint: string | null = null) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
