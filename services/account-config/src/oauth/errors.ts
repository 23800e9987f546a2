/** What a provider's refusal means (RFC 6749 §5.2, OpenID Connect Core §3.1.2.6). */
import { DomainError } from "@mailroom/contracts/domain-error";
import { consentWithdrawn, providerRefused, providerUnavailable } from "../domain/oauth-errors.ts";

/** Asking again with the same refresh token will not help; a person has to sign in or agree. */
const needsPerson = new Set(["invalid_grant", "interaction_required", "login_required", "consent_required"]);
const passing = new Set(["temporarily_unavailable", "server_error", "slow_down"]);

/** openid-client's own words for answers that are no OAuth, and for what did not arrive. */
export function toProviderError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  // The guarded fetch has said why; openid-client may have wrapped it.
  const cause = causeOf(error);
  if (cause instanceof DomainError) return cause;
  const code = textOf(error, "error");
  if (code === "") return providerUnavailable(messageOf(error), error);
  const detail = readable(textOf(error, "error_description") || code);
  if (needsPerson.has(code)) return consentWithdrawn(`${detail} (${code})`, error);
  return passing.has(code) ? providerUnavailable(detail, error) : providerRefused(`${detail} (${code})`, error);
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

/** By its form: errors of other realms are no `instanceof Error`. */
function textOf(error: unknown, name: string): string {
  if (typeof error !== "object" || error === null) return "";
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" ? value : "";
}

function messageOf(error: unknown): string {
  return readable(textOf(error, "message") || String(error));
}

/** Microsoft adds trace ids and times on lines of their own; the first says what matters. */
function readable(text: string): string {
  const [line = ""] = text.split(/[\r\n]/);
  return line
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, 300);
}
