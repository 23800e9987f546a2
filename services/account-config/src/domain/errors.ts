import { DomainError, type FieldError } from "@mailroom/contracts/domain-error";

export const accountNotFound = () => new DomainError("account-not-found", "not-found", "There is no such account.");
export const listNotFound = () => new DomainError("list-not-found", "not-found", "There is no such list.");

export function invalidFields(fields: readonly FieldError[]): DomainError {
  const where = fields.map((field) => field.pointer).join(", ");
  return new DomainError("invalid-request", "invalid", `Some values cannot be stored: ${where}.`, { fields });
}

/** `fault` has the column and the reason. */
export function headerFilterInvalid(fault: FieldError): DomainError {
  const detail = `The headers filter cannot be used. Column ${fault.column ?? 1}: ${fault.detail}`;
  return new DomainError("header-filter-invalid", "invalid", detail, { fields: [fault] });
}

export const certificateSwitchNotAllowed = () =>
  new DomainError(
    "not-allowed",
    "forbidden",
    "Only administrators, and API keys with the scope accounts.*, may switch off the check of certificates.",
    { fields: [{ pointer: "/acceptAnyCertificate", detail: "Only administrators may switch this on." }] },
  );

export const nameTaken = (what: string) =>
  new DomainError("name-taken", "conflict", `Another ${what} has this name. Choose a different one.`, {
    fields: [{ pointer: "/name", detail: "Already in use." }],
  });
export const keyTaken = () =>
  new DomainError("key-taken", "conflict", "Another account has this key. Choose a different one.", {
    fields: [{ pointer: "/key", detail: "Already in use." }],
  });
/** `reader`: the name of the account that has it, for those who may know. */
export function mailboxTaken(reader: string | null): DomainError {
  const who = reader === null ? "Another active account" : `The active account “${reader}”`;
  const detail = `${who} reads the same mailbox with the same login. Deactivate one of them, or use another mailbox.`;
  const fields = [{ pointer: "/username", detail: `${who} reads this mailbox.` }];
  return new DomainError("mailbox-taken", "conflict", detail, { fields });
}
export const listInUse = () =>
  new DomainError(
    "list-in-use",
    "conflict",
    "Accounts still file their contacts in this list. Give them another list first.",
  );
export const draftNotAllowed = () =>
  new DomainError(
    "not-allowed",
    "forbidden",
    "This API key is for certain accounts only: name the account whose settings are to be tested.",
  );
export const createNotAllowed = () =>
  new DomainError(
    "not-allowed",
    "forbidden",
    "This API key is for certain accounts only; it cannot create another one.",
  );
