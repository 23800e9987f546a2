/** Every key that works just now: what runs, what the key sheet shows and what tooltips name come from here. */
export type Shortcut = {
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
  /** Works inside the composer too: offers, sending, saving. */
  readonly worksInText?: boolean;
  readonly group?: "everywhere" | "here";
};

const layers: (readonly Shortcut[])[] = [];
const listeners = new Set<() => void>();
let current: readonly Shortcut[] = [];
const offKey = "mailroom.single-keys-off";

function publish(): void {
  current = layers.flat();
  for (const listener of listeners) listener();
}

export const registry = {
  /** The newest layer wins where two use the same keys. */
  add(shortcuts: readonly Shortcut[]): () => void {
    layers.push(shortcuts);
    publish();
    return () => {
      const index = layers.indexOf(shortcuts);
      if (index !== -1) layers.splice(index, 1);
      publish();
    };
  },
  current: (): readonly Shortcut[] => current,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  areSingleKeysOn: (): boolean => localStorage.getItem(offKey) === null,
  setSingleKeys(on: boolean): void {
    if (on) localStorage.removeItem(offKey);
    else localStorage.setItem(offKey, "off");
    publish();
  },
};
