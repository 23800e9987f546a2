/** One header that a mail must have. */
export type HeaderCondition = {
  /** As it was typed; compared without regard to case (RFC 5322 §1.2.2). */
  readonly header: string;
  /** Compared exactly, case included; null: any value. ASCII, never empty, neither begins nor ends with a space. */
  readonly value: string | null;
};

/** All of them must hold; none: every mail passes. Made by `parseFilter` only, whose grammar everything else relies on. */
export type HeaderFilter = readonly HeaderCondition[];
