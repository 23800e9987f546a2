/** Why a mail could not be read. Its raw bytes are kept and a placeholder is announced (F1). */
export type Quarantine = {
  /** kebab-case, stable. */
  readonly code: string;
  /** For a person; holds nothing of the mail's content. */
  readonly detail: string;
};
