/** Pure part of the shortcuts: what a key press means. Bindings are written `g a`, `Alt+Shift+A`, `Mod+Enter`, `?`. */
export type KeyPress = {
  readonly key: string;
  /** The physical key, e.g. `KeyA`: with Alt some layouts give another letter. */
  readonly code: string;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Ctrl, or ⌘. */
  readonly mod: boolean;
};

export function pressesOf(binding: string): string[] {
  return binding.split(" ");
}

/** Without Ctrl, ⌘ or Alt: such keys can be switched off (WCAG 2.1.4) and mean text in a field. */
export function isSingleKey(binding: string): boolean {
  return !/(Mod|Alt)\+/.test(binding) && binding !== "Escape";
}

export function matches(step: string, press: KeyPress): boolean {
  const parts = step === "+" ? ["+"] : step.split("+");
  const key = parts.at(-1) ?? "";
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  if (wants("Mod") !== press.mod || wants("Alt") !== press.alt) return false;
  // with Alt the letter depends on the layout: only the physical key is certain
  if (wants("Alt") && /^[A-Z]$/.test(key)) return wants("Shift") === press.shift && press.code === `Key${key}`;
  if (wants("Shift") !== press.shift && (wants("Shift") || /^[a-z]$|^[A-Z][a-z]+$/.test(key))) return false;
  return press.key.toLowerCase() === key.toLowerCase();
}
