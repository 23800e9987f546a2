const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;

/** Puts names in the place of ids; an id nobody has a name for is shortened to its end, which tells ids apart. */
export function nameIds(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(uuid, (id) => names.get(id.toLowerCase()) ?? `…${id.slice(-6)}`);
}
