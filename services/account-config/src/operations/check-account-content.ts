import type { FieldError } from "@mailroom/contracts/domain-error";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { AccountSettings } from "../domain/account-settings.ts";
import { invalidFields } from "../domain/errors.ts";
import type { CheckWebAddress } from "./library-ports.ts";
import type { TemplateEngine } from "./template-ports.ts";

export type ContentPorts = { readonly templates: TemplateEngine; readonly checkWebAddress: CheckWebAddress };

/**
 * Templates and the addresses that actions call, before the transaction: threads render, and the resolver is asked. Only
 * what is new is checked.
 * @throws DomainError `invalid-request` naming line and reason, or the step.
 */
export async function checkContent(
  settings: AccountSettings,
  before: AccountSettings | null,
  ports: ContentPorts,
): Promise<void> {
  const faults = [
    ...(await templateFaults(settings, before, ports)),
    ...(await webhookFaults(settings, before, ports)),
  ];
  if (faults.length > 0) throw invalidFields(faults);
}

async function templateFaults(
  { template, notification }: AccountSettings,
  before: AccountSettings | null,
  { templates }: ContentPorts,
): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  if (template.html !== null && template.html !== before?.template.html) {
    const details = await templates.check("body", template.html);
    faults.push(...details.map((detail) => ({ pointer: "/template/html", detail })));
  }
  if (notification.template !== before?.notification.template) {
    const details = await templates.check("notification", notification.template);
    faults.push(...details.map((detail) => ({ pointer: "/notification/template", detail })));
  }
  return faults;
}

function httpsOnly(): DomainError {
  return new DomainError("destination-refused", "forbidden", "Web hooks are called over https only.");
}

async function webhookFaults(
  { actions }: AccountSettings,
  before: AccountSettings | null,
  { checkWebAddress }: ContentPorts,
): Promise<FieldError[]> {
  const known = new Set(before?.actions.flatMap((step) => (step.kind === "webhook" ? [step.url] : [])));
  const faults: FieldError[] = [];
  for (const [index, step] of actions.entries()) {
    if (step.kind !== "webhook" || known.has(step.url)) continue;
    try {
      await checkWebAddress(step.url);
      // Unlike an assistant: routing calls by https alone, whatever the installation allows.
      if (URL.parse(step.url)?.protocol !== "https:") throw httpsOnly();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      faults.push({ pointer: `/actions/${index}/url`, detail: `Step ${index + 1}: ${error.message}` });
    }
  }
  return faults;
}
