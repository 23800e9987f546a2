import { readFile } from "node:fs/promises";

/** Makes the relay misbehave for one recipient (`a@b.test`), one domain (`@b.test`) or everybody (`*`). */
export type RelayRule = { readonly match: string } & (
  | { readonly kind: "accept" }
  /** Answers with this reply, at RCPT or after the final dot. */
  | { readonly kind: "refuse"; readonly at: "rcpt" | "data"; readonly code: number; readonly text: string }
  /** Waits before it answers the final dot, no longer than until another rule holds. The message is delivered before. */
  | { readonly kind: "delay"; readonly delayMs: number }
  /** Cuts the connection instead of answering the final dot; `isDelivered` says whether the message arrives. */
  | { readonly kind: "drop"; readonly isDelivered: boolean }
);

/** JSON lines; a later line wins over an earlier one. Read for every message, so tests may append at any time. */
export async function readRelayRules(rulesFile: string): Promise<RelayRule[]> {
  const lines = (await readFile(rulesFile, "utf8")).split("\n").slice(0, -1);
  return lines.map((line) => {
    const rule: RelayRule = JSON.parse(line);
    return rule;
  });
}

/** What is to be done for a recipient: `accept` where no rule speaks of it. */
export function findRelayRule(rules: readonly RelayRule[], recipient: string): RelayRule {
  const address = recipient.toLowerCase();
  const domain = address.slice(address.lastIndexOf("@"));
  const matches = (rule: RelayRule) => rule.match === "*" || rule.match === domain || rule.match === address;
  return rules.findLast(matches) ?? { match: "*", kind: "accept" };
}
