/** What the library (dispositions, canned answers, intervals, assistants) and the global settings refuse. */
import { maxCannedAttachmentBytes } from "@mailroom/contracts/api/canned-answer";
import { DomainError } from "@mailroom/contracts/domain-error";

export const intervalNotFound = () => new DomainError("interval-not-found", "not-found", "There is no such interval.");
export const assistantNotFound = () =>
  new DomainError("assistant-not-found", "not-found", "There is no such assistant.");
export const dispositionNotFound = () =>
  new DomainError("disposition-not-found", "not-found", "There is no such disposition.");
export const cannedAnswerNotFound = () =>
  new DomainError("canned-answer-not-found", "not-found", "There is no such canned answer.");
export const attachmentNotFound = () =>
  new DomainError("attachment-not-found", "not-found", "This canned answer has no such file.");

export const intervalIsDefault = () =>
  new DomainError(
    "interval-is-default",
    "conflict",
    "This interval exists from the start and cannot be deleted. Change it to what you need.",
  );

export function intervalInUse(accountNames: readonly string[]): DomainError {
  const named = accountNames.map((name) => `"${name}"`).join(", ");
  return new DomainError(
    "interval-in-use",
    "conflict",
    `Actions of these accounts use the interval: ${named}. Give their steps another one first.`,
  );
}

export function dispositionInUse(accountNames: readonly string[]): DomainError {
  const named = accountNames.map((name) => `"${name}"`).join(", ");
  return new DomainError(
    "disposition-in-use",
    "conflict",
    `Actions of these accounts close with the disposition, or with one below it: ${named}. Give their steps another one first.`,
  );
}

export const dispositionLocked = () =>
  new DomainError(
    "disposition-locked",
    "conflict",
    "This disposition is Mailroom's own: it cannot be changed or deleted, and takes no children.",
  );

export const cannedKeyTaken = () =>
  new DomainError("key-taken", "conflict", "Another canned answer has this key here. Choose a different one.", {
    fields: [{ pointer: "/key", detail: "Already in use." }],
  });

export const attachmentsTooLarge = () =>
  new DomainError(
    "attachments-too-large",
    "invalid",
    `All files of one canned answer together may have ${maxCannedAttachmentBytes / 1024 / 1024} MiB. Remove one, or ` +
      "send a smaller file.",
    { status: 413 },
  );

export const maxCannedAttachments = 50;
export const tooManyAttachments = () =>
  new DomainError(
    "too-many-attachments",
    "conflict",
    `A canned answer may have ${maxCannedAttachments} files. Remove one first.`,
  );

export const assistantFeatureOff = () =>
  new DomainError(
    "feature-off",
    "forbidden",
    "The assistant add-on is switched off. An administrator can switch it on in the global settings.",
  );
