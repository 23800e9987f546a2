const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** As the keys are written on this keyboard. */
export function showKeys(keys: string): string {
  return keys.replaceAll("Mod", isApple ? "⌘" : "Ctrl").replaceAll("Escape", "Esc");
}
