import type { AccountDraft } from "./account-draft.ts";
import { fieldOf } from "./field-faults.ts";
import { sectionOf } from "./edit-field.ts";

const tryEveryMs = 50;
/** A section may have to be fetched first. */
const giveUpAfterMs = 5_000;

/** Where a field is shown; null: nowhere just now. */
export function addressOf(accountId: string, path: string, draft: AccountDraft): string | null {
  const field = fieldOf(path);
  const section = field === undefined ? null : sectionOf(field, draft);
  if (field === undefined || section === null) return null;
  return `/accounts/${accountId}/${section}${field.anchor === undefined ? "" : `#${field.anchor}`}`;
}

/** Puts the focus into a field as soon as it is there: the exact one, or the nearest that it is a part of, which is opened for it. */
export function focusField(path: string): void {
  const startedAtMs = performance.now();
  const timer = setInterval(() => {
    const exact = nodeAt(path);
    const node = exact ?? nearestTo(path);
    if (node === null && performance.now() - startedAtMs < giveUpAfterMs) return;
    if (exact === null && node?.ariaExpanded === "false") {
      // its fields are drawn once it is open
      node.click();
      return;
    }
    clearInterval(timer);
    node?.scrollIntoView({ block: "center" });
    node?.focus({ preventScroll: true });
  }, tryEveryMs);
}

/** Of `actions.3.stepId`: the step, else the list. */
function nearestTo(path: string): HTMLElement | null {
  const whole = fieldOf(path)?.path ?? path;
  const parts = path.split(".");
  const ways = parts.map((_, cut) => parts.slice(0, parts.length - cut).join("."));
  const found = ways.filter((way) => way.length >= whole.length).map(nodeAt);
  return found.find((node) => node !== null) ?? null;
}

function nodeAt(path: string): HTMLElement | null {
  const found = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
  return found?.matches("input, textarea, button, select, [tabindex]") === true
    ? found
    : (found?.querySelector<HTMLElement>("input, textarea, button, select, [tabindex]") ?? null);
}
