/** What stands for a variable, by its name. */
export type Variables = readonly { readonly name: string; readonly value: string }[];

/**
 * A canned answer's text with what its `{{variables}}` stand for (X11). Who writes sees it before it is sent, so what has no
 * name here, or no value, stays as it was typed: a gap would be overlooked.
 */
export function fillVariables(text: string, variables: Variables): string {
  const values = new Map(variables.map(({ name, value }) => [name, value]));
  return text.replaceAll(/\{\{\s*([\w.]+)\s*\}\}/g, (typed, name: string) => {
    const value = values.get(name) ?? "";
    return value === "" ? typed : value;
  });
}
