import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { notFound } from "./access.ts";
import type { Contact, UnitOfWork } from "./ports.ts";

/** A key bound to accounts sees the contacts that wrote to them; everybody else was asked for the action already. */
function accountsOf(principal: Principal): readonly string[] | null {
  return principal.kind === "api-key" ? principal.accountIds : null;
}

/** Newest first. */
export async function listContacts(
  work: UnitOfWork,
  principal: Principal,
  query: {
    readonly listId: string | null;
    readonly search: string | null;
    readonly afterId: string | null;
    readonly limit: number;
  },
): Promise<Contact[]> {
  return work.contacts.listContacts({ ...query, accountIds: accountsOf(principal) });
}

/** @throws DomainError `not-found` */
export async function getContact(work: UnitOfWork, principal: Principal, contactId: string): Promise<Contact> {
  const contact = await work.contacts.findContact(contactId, "none");
  if (contact === null || !(await isVisible(work, principal, contactId))) throw notFound();
  return contact;
}

/**
 * `requireVersion` is told the version that stands, under lock, and throws where the caller has seen another.
 * @throws DomainError `not-found`, `name-invalid`, what `requireVersion` throws
 */
export async function updateContact(
  work: UnitOfWork,
  principal: Principal,
  change: { readonly contactId: string; readonly name: string | undefined; requireVersion(version: number): void },
): Promise<Contact> {
  const { contactId, name } = change;
  const contact = await work.contacts.findContact(contactId, "for-update");
  if (contact === null || !(await isVisible(work, principal, contactId))) throw notFound();
  change.requireVersion(contact.version);
  if (name === undefined || name === contact.name) return contact;
  if (name.trim() === "") {
    const detail = "A contact's name must have visible characters.";
    throw new DomainError("name-invalid", "invalid", detail, { fields: [{ pointer: "/name", detail }] });
  }
  await work.contacts.renameContact(contactId, name);
  return { ...contact, name, version: contact.version + 1 };
}

async function isVisible(work: UnitOfWork, principal: Principal, contactId: string): Promise<boolean> {
  const accountIds = accountsOf(principal);
  return accountIds === null || work.contacts.isKnownTo(contactId, accountIds);
}
