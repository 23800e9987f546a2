import { attachmentName } from "@mailroom/attachment-name/attachment-name";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import type { BodyPage } from "../domain/body-page.ts";
import { notFound } from "./access.ts";
import type { UnitOfWork } from "./ports.ts";
import { getMessage } from "./read-messages.ts";
import { readTexts } from "./read-text.ts";
import { renderMessages, type RenderParts } from "./render-message.ts";

type MessageRequest = { readonly principal: Principal; readonly messageId: string };

/** The HTML body, safe to show. @throws DomainError `not-found`, `no-html-body` (not-found) */
export async function openBody(
  work: UnitOfWork,
  parts: RenderParts,
  { principal, messageId }: MessageRequest,
): Promise<BodyPage> {
  const message = await getMessage(work, principal, messageId);
  const rendering = (await renderMessages(parts, [message])).get(messageId);
  if (rendering === undefined) {
    throw new DomainError(
      "no-html-body",
      "not-found",
      "This message has no HTML body. Its text is in the message itself.",
    );
  }
  const { html, remoteImages } = rendering;
  const text = html === null ? ((await readTexts(parts, [message])).get(messageId)?.text ?? "") : "";
  return { html, remoteImages, attachments: message.attachments, text };
}

/** The hash of the raw message. @throws DomainError `not-found`, `source-not-yet` (not-found) */
export async function openSource(work: UnitOfWork, { principal, messageId }: MessageRequest): Promise<string> {
  const { rawHash } = await getMessage(work, principal, messageId);
  if (rawHash !== null) return rawHash;
  const detail = "The source of an outgoing message exists once its first attempt to send begins. Try again shortly.";
  throw new DomainError("source-not-yet", "not-found", detail);
}

export type OpenedAttachment = { readonly hash: string; readonly sizeBytes: number; readonly name: string };

/** @throws DomainError `not-found` */
export async function openAttachment(
  work: UnitOfWork,
  { principal, messageId, n }: MessageRequest & { readonly n: number },
): Promise<OpenedAttachment> {
  const { attachments } = await getMessage(work, principal, messageId);
  const attachment = attachments.find((each) => each.n === n);
  if (attachment === undefined) throw notFound();
  const { hash, sizeBytes, filename } = attachment;
  return { hash, sizeBytes, name: attachmentName(filename, n) };
}
