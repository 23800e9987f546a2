import {
  createMessageTemplate,
  deleteMessageTemplate,
  getMessageTemplate,
  listMessageTemplates,
  listTemplateVariables,
  previewTemplate as previewTemplateRoute,
  updateMessageTemplate,
} from "@mailroom/contracts/api/message-template";
import type { Cursor } from "@mailroom/http/cursor";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import { templateVariables } from "@mailroom/templates/variables";
import type { FastifyInstance } from "fastify";
import { showTemplate } from "../domain/message-template.ts";
import {
  createTemplate,
  deleteTemplate,
  getTemplate,
  listTemplates,
  type TemplatePorts,
  updateTemplate,
} from "../operations/manage-templates.ts";
import { previewTemplate, type PreviewTemplatePorts } from "../operations/preview-template.ts";
import { pageAsked, pageOf } from "./paging.ts";
import { makePermittedAccount } from "./permitted-account.ts";

export type TemplateRoutePorts = TemplatePorts & PreviewTemplatePorts & { readonly cursor: Cursor };

export function addTemplateRoutes(server: FastifyInstance, ports: TemplateRoutePorts): void {
  const { cursor } = ports;
  const permitted = makePermittedAccount(ports.withTransaction);

  implement(server, listMessageTemplates, async ({ query }) => {
    const { rows, last } = await listTemplates(ports, pageAsked(query, cursor));
    return { status: 200, body: pageOf(rows.map(showTemplate), last, cursor) };
  });

  implement(server, createMessageTemplate, async ({ body }) => {
    const template = await createTemplate(ports, body);
    const headers = { etag: etagOf(template.version), location: `/api/v1/templates/${template.id}` };
    return { status: 201, headers, body: showTemplate(template) };
  });

  implement(server, getMessageTemplate, async ({ params }) => {
    const template = await getTemplate(ports, params.templateId);
    return { status: 200, headers: { etag: etagOf(template.version) }, body: showTemplate(template) };
  });

  implement(server, updateMessageTemplate, async ({ params, body, headers }) => {
    const template = await updateTemplate(ports, {
      templateId: params.templateId,
      patch: body,
      requireVersion: versionGuard(headers),
    });
    return { status: 200, headers: { etag: etagOf(template.version) }, body: showTemplate(template) };
  });

  implement(server, deleteMessageTemplate, async ({ params }) => {
    await deleteTemplate(ports, params.templateId);
    return { status: 204 };
  });

  implement(server, listTemplateVariables, () => {
    const items = templateVariables.map((variable) => ({ ...variable, kinds: [...variable.kinds] }));
    return Promise.resolve({ status: 200, body: { items } });
  });

  implement(server, previewTemplateRoute, async ({ body, principal }) => {
    const { accountId, sample, kind, source, fontFamily, fontSizePx } = body;
    const account = accountId === undefined ? null : await permitted(accountId, principal, "accounts.read");
    const contactName = sample?.contactName;
    const preview = await previewTemplate(ports, { kind, source, account, contactName, fontFamily, fontSizePx });
    return { status: 200, body: { ...preview, warnings: [...preview.warnings] } };
  });
}
