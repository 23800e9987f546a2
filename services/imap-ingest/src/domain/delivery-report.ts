/** The machine-readable part of a delivery status notification (RFC 3464 §2): what it says of each recipient. */
import { parseHeaderFields, valuesOf } from "./header-fields.ts";
import type { ParsedReportedRecipient } from "./parsed-mail.ts";

const actions = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;

/** `report`: the part's content. Groups without a recipient or with an action nobody knows are left out. */
export function parseDeliveryReport(report: string): ParsedReportedRecipient[] {
  // Groups of fields are separated by blank lines; the first is about the message, not about a recipient.
  return report.split(/\r?\n[ \t]*\r?\n/).flatMap((group) => {
    const fields = parseHeaderFields(group);
    const first = (name: string) => valuesOf(fields, name)[0];
    // Original-Recipient is the one we wrote to, where the mail was forwarded (§2.3.1).
    const address = addressIn(first("original-recipient")) ?? addressIn(first("final-recipient"));
    const action = actions.find((known) => known === first("action")?.toLowerCase());
    if (address === null || action === undefined) return [];
    const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(first("status") ?? "")?.[0] ?? null;
    return [{ address, action, status, diagnostic: withoutType(first("diagnostic-code")) }];
  });
}

/** `rfc822; jane@example.test`: the address behind its type. */
function addressIn(value: string | undefined): string | null {
  const address = withoutType(value)?.replace(/^<(.*)>$/, "$1") ?? null;
  return address?.includes("@") === true ? address : null;
}

function withoutType(value: string | undefined): string | null {
  const text = value?.replace(/^[^;\s]+\s*;/, "").trim() ?? "";
  return text === "" ? null : text;
}
