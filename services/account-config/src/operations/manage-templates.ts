import type { FieldError } from "@mailroom/contracts/domain-error";
import { invalidFields } from "../domain/errors.ts";
import type { StoredTemplate } from "../domain/message-template.ts";
import { isSameData } from "../domain/same-data.ts";
import { templateInUse, templateNotFound } from "../domain/template-errors.ts";
import type { Clock, MakeId, Scope, WithTransaction } from "./ports.ts";
import { readPage } from "./read-page.ts";
import type { TemplateEngine, TemplatePage } from "./template-ports.ts";

export type TemplatePorts = {
  readonly withTransaction: WithTransaction;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly templates: TemplateEngine;
};
type TemplateInput = { readonly name: string; readonly subject?: string | null; readonly html: string };

/** @throws DomainError `invalid-request` with line and reason of what the template may not say; `name-taken`. */
export async function createTemplate(ports: TemplatePorts, input: TemplateInput): Promise<StoredTemplate> {
  await requireSound(ports.templates, input);
  const now = ports.clock.now();
  const { name, subject = null, html } = input;
  const template = { id: ports.makeId(), version: 1, name, subject, html, createdAt: now, updatedAt: now };
  await ports.withTransaction(async (scope) => {
    await scope.templates.insert(template);
    scope.announceTemplate(template, "changed");
  });
  return template;
}

/** @throws DomainError as `createTemplate`; `template-not-found`, and what `requireVersion` throws. */
export async function updateTemplate(
  ports: TemplatePorts,
  input: {
    readonly templateId: string;
    readonly patch: Partial<TemplateInput>;
    readonly requireVersion: (version: number) => void;
  },
): Promise<StoredTemplate> {
  await requireSound(ports.templates, input.patch);
  return ports.withTransaction(async (scope) => {
    const before = await scope.templates.findForUpdate(input.templateId);
    if (before === null) throw templateNotFound();
    input.requireVersion(before.version);
    const changed = { ...before, ...input.patch };
    if (isSameData(changed, before)) return before;
    const template = { ...changed, version: before.version + 1, updatedAt: ports.clock.now() };
    await scope.templates.update(template);
    scope.announceTemplate(template, "changed");
    return template;
  });
}

/** @throws DomainError `template-not-found`; `template-in-use` naming who uses it. */
export async function deleteTemplate(ports: TemplatePorts, templateId: string): Promise<void> {
  await ports.withTransaction(async (scope) => {
    const template = await scope.templates.findForUpdate(templateId);
    if (template === null) throw templateNotFound();
    const users = await usersOf(scope, templateId);
    if (users.length > 0) throw templateInUse(users);
    await scope.templates.delete(templateId);
    scope.announceTemplate({ ...template, version: template.version + 1 }, "deleted");
  });
}

/** Accounts whose actions name it, and the global settings. */
async function usersOf(scope: Scope, templateId: string): Promise<string[]> {
  const accounts = await scope.templates.listUsers(templateId);
  const { values } = await scope.settings.get();
  const isNotice = values.accountTransferTemplateId === templateId;
  return [...accounts.map((name) => `account "${name}"`), ...(isNotice ? ["the global settings"] : [])];
}

/** @throws DomainError `template-not-found`. */
export async function getTemplate(ports: TemplatePorts, templateId: string): Promise<StoredTemplate> {
  const template = await ports.withTransaction((scope) => scope.templates.find(templateId));
  if (template === null) throw templateNotFound();
  return template;
}

export async function listTemplates(ports: TemplatePorts, page: TemplatePage) {
  const read = (limit: number) => ports.withTransaction((scope) => scope.templates.list({ ...page, limit }));
  return readPage(page.limit, read, ({ name, id }) => ({ name, id }));
}

/** Outside of the transaction: a thread renders it. */
async function requireSound(engine: TemplateEngine, { html, subject }: Partial<TemplateInput>): Promise<void> {
  const faults: FieldError[] = [];
  const check = async (kind: "named" | "subject", source: string, pointer: string): Promise<void> => {
    for (const detail of await engine.check(kind, source)) faults.push({ pointer, detail });
  };
  if (html !== undefined) await check("named", html, "/html");
  if (subject !== undefined && subject !== null) {
    if (/\p{Cc}/u.test(subject)) faults.push({ pointer: "/subject", detail: "Must be one line, without tabs." });
    await check("subject", subject, "/subject");
  }
  if (faults.length > 0) throw invalidFields(faults);
}
