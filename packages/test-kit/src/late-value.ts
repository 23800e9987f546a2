/** A value that a `beforeAll` hook provides. */
export type LateValue<T> = { set(value: T): void; get(): T };

export function lateValue<T>(what: string): LateValue<T> {
  let held: { readonly value: T } | null = null;
  return {
    set(value) {
      held = { value };
    },
    get() {
      if (held === null) throw new Error(`${what} can be read in hooks and tests only, not while the file loads`);
      return held.value;
    },
  };
}
