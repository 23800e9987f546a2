/**
 * One line of recipients as people type it, and the list that the API takes: separated by commas, semicolons or lines,
 * except inside quotes: `"Doe, Jane" <jane@x.test>` is one. Nothing is checked here.
 */
export function splitRecipients(line: string): string[] {
  const list: string[] = [];
  let current = "";
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    if (!isQuoted && /[,;\n]/.test(sign)) {
      list.push(current);
      current = "";
    } else current += sign;
  }
  return [...list, current].map((recipient) => recipient.trim()).filter((recipient) => recipient !== "");
}

export function joinRecipients(list: readonly string[]): string {
  return list.join(", ");
}
