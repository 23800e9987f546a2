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

/** Puts the focus into a field as soon as it is there: the exact one, or the one that it is a part of. */
export function focusField(path: string): void {
  const startedAtMs = performance.now();
  const timer = setInterval(() => {
    const node = nodeAt(path) ?? nodeAt(fieldOf(path)?.path ?? path);
    if (node === null && performance.now() - startedAtMs < giveUpAfterMs) return;
    clearInterval(timer);
    node?.scrollIntoView({ block: "center" });
    node?.focus({ preventScroll: true });
  }, tryEveryMs);
}

function nodeAt(path: string): HTMLElement | null {
  const found = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
  return found?.matches("input, textarea, button, select, [tabindex]") === true
    ? found
    : (found?.querySelector<HTMLElement>("input, textarea, button, select, [tabindex]") ?? null);
}
