/** Why a template is refused. */
export type TemplateFault = {
  /** From 1; null where the template as a whole is meant. */
  readonly line: number | null;
  /** From 1; null where it is not known. */
  readonly column: number | null;
  /** In plain words: what is wrong and what to write instead. */
  readonly reason: string;
};

export function wholeFault(reason: string): TemplateFault {
  return { line: null, column: null, reason };
}

/** `Line 4, column 7: block "each" is not allowed. Use if, unless.` */
export function faultText({ line, column, reason }: TemplateFault): string {
  if (line === null) return reason.charAt(0).toUpperCase() + reason.slice(1);
  return column === null ? `Line ${line}: ${reason}` : `Line ${line}, column ${column}: ${reason}`;
}
