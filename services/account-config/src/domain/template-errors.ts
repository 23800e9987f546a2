/** What named templates and logos refuse. */
import { DomainError } from "@mailroom/contracts/domain-error";
import { maxLogoBytes } from "./logo.ts";

export const templateNotFound = () => new DomainError("template-not-found", "not-found", "There is no such template.");

export function templateInUse(users: readonly string[]): DomainError {
  return new DomainError(
    "template-in-use",
    "conflict",
    `The template is still used by ${users.join(", ")}. Choose another one there first.`,
  );
}

export const logoNotFound = () => new DomainError("logo-not-found", "not-found", "The account has no logo.");

export const logoTooLarge = () =>
  new DomainError("logo-too-large", "invalid", `A logo may have ${maxLogoBytes} bytes (1 MiB). Make it smaller.`, {
    status: 413,
  });

export const logoNotAPicture = () =>
  new DomainError(
    "logo-invalid",
    "invalid",
    "A logo is a PNG, JPEG, GIF or WebP file; its first bytes say it is none.",
  );
