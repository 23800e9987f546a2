import { useEffect, useRef } from "react";
import { registry, type Shortcut } from "./registry.ts";

/** Offers these keys while the component is there. Handlers may change with every render; keys and labels should not. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const signature = shortcuts.map(({ keys, label }) => `${keys}\n${label}`).join("\n\n");
  useEffect(
    () =>
      registry.add(
        latest.current.map((shortcut, index) => ({
          ...shortcut,
          run: () => {
            latest.current[index]?.run();
          },
        })),
      ),
    [signature],
  );
}
