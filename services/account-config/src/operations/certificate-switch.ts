import type { AccountPatch } from "@mailroom/contracts/api/account";
import type { Principal } from "@mailroom/contracts/principal";
import { certificateSwitchNotAllowed } from "../domain/errors.ts";

/**
 * X13: not checking certificates is for administrators. A key with single scopes may run accounts, but not open them to
 * whoever stands between. @throws DomainError `not-allowed`
 */
export function assertMaySwitchCertificates(principal: Principal, body: AccountPatch): void {
  if (body.acceptAnyCertificate !== true) return;
  const isAllowed = principal.kind === "user" ? principal.role === "admin" : principal.scopes.includes("accounts.*");
  if (!isAllowed) throw certificateSwitchNotAllowed();
}
