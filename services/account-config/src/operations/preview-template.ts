import { senderNameOf, type StoredAccount } from "../domain/account-snapshot.ts";
import { invalidFields } from "../domain/errors.ts";
import { maxLogoBytes } from "../domain/logo.ts";
import type { LogoContent, PreviewInput, TemplateEngine, TemplatePreview } from "./template-ports.ts";

export type PreviewTemplatePorts = { readonly templates: TemplateEngine; readonly logos: LogoContent };

export type PreviewTemplateInput = Omit<PreviewInput, "values" | "logo"> & {
  /** Whose name, address and logo are shown. */
  readonly account: StoredAccount | null;
  readonly contactName: string | undefined;
};

/** @throws DomainError `invalid-request` at /source, with line and reason. */
export async function previewTemplate(
  { templates, logos }: PreviewTemplatePorts,
  { account, contactName, ...input }: PreviewTemplateInput,
): Promise<TemplatePreview> {
  const preview = await templates.preview({
    ...input,
    values: { ...accountValues(account), ...contactValues(contactName) },
    logo: await readLogo(logos, account),
  });
  if (!("faults" in preview)) return preview;
  throw invalidFields(preview.faults.map((detail) => ({ pointer: "/source", detail })));
}

function accountValues(account: StoredAccount | null): Record<string, string> {
  if (account === null) return {};
  const { name, key, emailAddress } = account.settings;
  return {
    "account.name": name,
    "account.key": key,
    "account.fromName": senderNameOf(account.settings),
    "account.address": emailAddress,
  };
}

function contactValues(name: string | undefined): Record<string, string> {
  if (name === undefined) return {};
  const [firstName = "", ...rest] = name.trim().split(/\s+/);
  return { "contact.name": name, "contact.firstName": firstName, "contact.lastName": rest.join(" ") };
}

async function readLogo(logos: LogoContent, account: StoredAccount | null): Promise<PreviewInput["logo"]> {
  const logo = account?.logo ?? null;
  if (logo === null) return null;
  return { mediaType: logo.mediaType, bytes: await logos.readAll(logo.hash, maxLogoBytes) };
}
