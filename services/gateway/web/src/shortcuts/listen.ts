import { isSingleKey, type KeyPress, matches, pressesOf } from "./key-match.ts";
import { registry, type Shortcut } from "./registry.ts";

/** The second key of a sequence must follow within this time. */
const sequenceMs = 1_200;

/** One listener for the whole page. Text fields keep their letters; checkboxes and buttons do not count as text. */
export function listenForShortcuts(): () => void {
  let begun: { readonly first: string; readonly atMs: number } | null = null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const press = pressOf(event);
    const usable = registry
      .current()
      .filter((shortcut) => isUsable(shortcut, event.target))
      .reverse();
    const first = begun !== null && event.timeStamp - begun.atMs < sequenceMs ? begun.first : null;
    begun = null;
    const found = usable.find((shortcut) => completes(shortcut, first, press));
    if (found !== undefined) {
      event.preventDefault();
      found.run();
      return;
    }
    const starting = usable
      .map(({ keys }) => pressesOf(keys))
      .find((steps) => steps.length === 2 && matches(steps[0] ?? "", press));
    if (starting !== undefined) begun = { first: starting[0] ?? "", atMs: event.timeStamp };
  };
  window.addEventListener("keydown", onKeyDown);
  return () => {
    window.removeEventListener("keydown", onKeyDown);
  };
}

function completes({ keys }: Shortcut, first: string | null, press: KeyPress): boolean {
  const steps = pressesOf(keys);
  if (steps.length === 1) return first === null && matches(keys, press);
  return steps[0] === first && matches(steps[1] ?? "", press);
}

function isUsable(shortcut: Shortcut, target: EventTarget | null): boolean {
  if (isSingleKey(shortcut.keys) && !registry.areSingleKeysOn()) return false;
  // the page behind a dialog does not act
  const dialog = document.querySelector('[role="dialog"]');
  if (dialog !== null && shortcut.worksInText !== true) return false;
  return !isText(target) || shortcut.worksInText === true;
}

function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable)
    return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit|range)$/.test(target.type);
}

function pressOf({ key, code, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): KeyPress {
  return { key, code, alt: altKey, shift: shiftKey, mod: ctrlKey || metaKey };
}
