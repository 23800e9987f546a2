import { actions } from "./action.ts";

/** People and keys are managed by signed-in administrators only. */
export const closedNouns = ["users", "api-keys"] as const;

const nouns = [...new Set(actions.map((action) => action.slice(0, action.indexOf("."))))];

/** What an API key may be given: an action, or `<noun>.*` for all of a noun. Noun by noun, the whole noun first. */
export const apiKeyScopes: readonly string[] = nouns
  .filter((noun) => !closedNouns.some((closed) => closed === noun))
  .flatMap((noun) => [`${noun}.*`, ...actions.filter((action) => action.startsWith(`${noun}.`))]);
