import type { KeyboardEvent } from "react";

/** A click anywhere in a row is a click on its link; controls in the row keep their own. */
export function openRow(row: HTMLElement, target: EventTarget): void {
  if (!(target instanceof Element) || target.closest("a, button, input, label, [role=menu]") !== null) return;
  if (window.getSelection()?.isCollapsed === false) return;
  const main = mainOf(row);
  // what opens now gives the focus back to what had it
  main?.focus({ preventScroll: true });
  main?.click();
}

function mainOf(row: Element): HTMLElement | null {
  return row.querySelector<HTMLElement>("[data-row-main]");
}

/** Left and right between the controls of a row: only the first is a tab stop. */
export function moveInside(event: KeyboardEvent<HTMLTableRowElement>): void {
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("a, button, input")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = at === -1 ? undefined : stops[at + (event.key === "ArrowRight" ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
