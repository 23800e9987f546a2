import type { ReplyBody } from "@mailroom/contracts/api/interaction";
import { DomainError, type FieldError } from "@mailroom/contracts/domain-error";
import type { MailAddress } from "@mailroom/contracts/mail-address";
import { parseAddress } from "@mailroom/mail-address/parse-address";
import { addressKey } from "../domain/address-key.ts";
import { ownKeysOf } from "./account-sender.ts";
import type { Account, Message } from "./ports.ts";

export type Recipients = {
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
};

/**
 * Who gets a reply: the addresses given, each strictly parsed and once, or Reply-To (else From) of the customer's last
 * message; where nobody has answered yet, whoever our own last message went to.
 *
 * @throws DomainError `invalid-address` with a pointer for each faulty one, `no-recipient` (both invalid)
 */
export function chooseRecipients(
  body: Pick<ReplyBody, "to" | "cc" | "bcc">,
  lastMessage: Message | null,
  account: Account,
): Recipients {
  const faults: FieldError[] = [];
  const seen = new Set<string>();
  const take = (field: "to" | "cc" | "bcc"): MailAddress[] =>
    (body[field] ?? []).flatMap((text, index) => {
      const parsed = tryParse(text);
      if ("fault" in parsed) {
        faults.push({ pointer: `/${field}/${index}`, detail: parsed.fault });
        return [];
      }
      return isFirst(seen, parsed) ? [parsed] : [];
    });
  const to = body.to === undefined ? defaultRecipients(lastMessage, account, seen) : take("to");
  const [cc, bcc] = [take("cc"), take("bcc")];
  if (faults.length > 0) {
    throw new DomainError("invalid-address", "invalid", "Not every recipient is a valid mail address.", {
      fields: faults,
    });
  }
  if (to.length === 0) {
    const detail = "The customer's last message names no address to answer to. Say in `to` who shall get the reply.";
    throw new DomainError("no-recipient", "invalid", detail, { fields: [{ pointer: "/to", detail }] });
  }
  return { to, cc, bcc };
}

/** Who gets a reply that names nobody, without those `seen` already. */
export function defaultRecipients(
  lastMessage: Message | null,
  account: Account,
  seen = new Set<string>(),
): MailAddress[] {
  if (lastMessage === null) return [];
  if (lastMessage.direction === "out") return lastMessage.to.filter((recipient) => isFirst(seen, recipient));
  const ourKeys = ownKeysOf(account);
  // A Reply-To that is our own address (some forms set it) would send the answer back to us.
  const among = { isExcluded: (address: string) => ourKeys.has(addressKey(address) ?? ""), seen };
  const replyTo = answerable(lastMessage.replyTo, among);
  if (replyTo.length > 0) return replyTo;
  return lastMessage.from === null ? [] : answerable([lastMessage.from], among);
}

/** Strangers' addresses that may be written to, each once, with names fit for a header. */
export function answerable(
  list: readonly MailAddress[],
  { isExcluded, seen }: { readonly isExcluded: (address: string) => boolean; readonly seen: Set<string> },
): MailAddress[] {
  return list.flatMap(({ name, address }) => {
    const parsed = tryParse(address);
    if ("fault" in parsed || isExcluded(parsed.address)) return [];
    return isFirst(seen, parsed) ? [{ name: displayName(name), address: parsed.address }] : [];
  });
}

function isFirst(seen: Set<string>, { address }: MailAddress): boolean {
  const key = address.toLowerCase();
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function tryParse(text: string): MailAddress | { readonly fault: string } {
  try {
    const { name, address } = parseAddress(text, { allowLocalDomains: true });
    return { name, address };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { fault: error.message };
  }
}

const maxNameLength = 256;

/** A stranger's display name on its way into our header: no controls, no second address in disguise, no line ends. */
function displayName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}<>@]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return /=\?[^?]*\?[bq]\?/i.test(plain) ? "" : plain.slice(0, maxNameLength).toWellFormed();
}
