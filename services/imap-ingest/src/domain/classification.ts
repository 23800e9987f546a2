/**
 * What a mail is, by its headers. The fields are untrusted hints: they only ever make us more careful (no automatic
 * answer), never more trusting.
 */
import type { ParsedHeaders } from "./parsed-mail.ts";

export type Classification = {
  readonly automatic: boolean;
  readonly bulk: boolean;
  readonly bounce: boolean;
  readonly own: boolean;
};

/** Types of reports about a delivery (RFC 6522 §3, RFC 3464). A disposition notification tells of reading, not delivery. */
const deliveryReports = new Set(["delivery-status", "feedback-report"]);

/** `ownAddress`: the account's. */
export function classify(headers: ParsedHeaders, ownAddress: string): Classification {
  const bounce = isBounce(headers);
  return {
    automatic: bounce || isAutomatic(headers),
    bulk: isBulk(headers),
    bounce,
    own: isOwn(headers, ownAddress),
  };
}

function isBounce({ contentType, from, field }: ParsedHeaders): boolean {
  if (contentType.type === "multipart/report") {
    return deliveryReports.has((contentType.parameters["report-type"] ?? "delivery-status").toLowerCase());
  }
  // Servers that send reports as plain text still use the null reverse-path (RFC 5321 §4.5.5) and their own name.
  const isFromServer = /^(mailer-daemon|postmaster)@/i.test(from?.address ?? "");
  return isFromServer && (hasNullReturnPath(field("return-path")) || field("x-failed-recipients").length > 0);
}

function isAutomatic({ contentType, field }: ParsedHeaders): boolean {
  // "no" means a person wrote it (RFC 3834 §5); parameters may follow the keyword.
  const submitted = field("auto-submitted")[0]?.split(";")[0]?.trim().toLowerCase();
  if (submitted !== undefined && submitted !== "" && submitted !== "no") return true;
  if (hasNullReturnPath(field("return-path"))) return true;
  if (contentType.type === "multipart/report") return true;
  if (/auto[_-]?reply/i.test(field("precedence")[0] ?? "")) return true;
  // Vendors' marks from before RFC 3834, or instead of it.
  const suppress = field("x-auto-response-suppress")[0];
  if (suppress !== undefined && !/^\s*none\s*$/i.test(suppress)) return true;
  return ["x-autoreply", "x-autorespond", "x-autoresponder"].some((name) => field(name).length > 0);
}

function isBulk({ field }: ParsedHeaders): boolean {
  if (/^\s*(bulk|list|junk)\b/i.test(field("precedence")[0] ?? "")) return true;
  return ["list-id", "list-unsubscribe", "list-post", "list-help"].some((name) => field(name).length > 0); // RFC 2919, 2369
}

function isOwn({ from, field }: ParsedHeaders, ownAddress: string): boolean {
  if (from !== null && ownAddress !== "" && from.address.toLowerCase() === ownAddress.toLowerCase()) return true;
  return field("x-mailroom-loop").length > 0;
}

/** The outermost one is the delivering server's; `<>` names nobody to answer to. */
function hasNullReturnPath(values: readonly string[]): boolean {
  return values[0] !== undefined && /^\s*<\s*>/.test(values[0]);
}
