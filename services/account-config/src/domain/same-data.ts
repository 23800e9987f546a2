/** Whether two values say the same, as JSON does: members in any order, what is undefined is absent. */
export function isSameData(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isCompound(one) || !isCompound(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const [members, others] = [membersOf(one), membersOf(other)];
  return [...new Set([...members.keys(), ...others.keys()])].every((name) =>
    isSameData(members.get(name), others.get(name)),
  );
}

function isCompound(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}

function membersOf(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value));
}
