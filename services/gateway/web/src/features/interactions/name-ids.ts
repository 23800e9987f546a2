const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;

/** Puts names in the place of ids; an id nobody has a name for is shortened to its end, which tells ids apart. */
export function nameIds(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(uuid, (id) => names.get(id.toLowerCase()) ?? `…${id.slice(-6)}`);
}

const instant = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** Puts the person's own time in the place of instants. */
export function showInstants(text: string, show: (iso: string) => string): string {
  return text.replace(instant, show);
}
