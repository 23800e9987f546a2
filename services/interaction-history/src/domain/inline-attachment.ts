import type { AttachmentDescription, BodyContent } from "@mailroom/contracts/events/message";

/**
 * Whether the body shows the attachment: decided by the reference, not by what the sender's program called it (F12).
 * Of a body kept as a blob the reference is not looked for; there the disposition decides.
 */
export function isShownInline(attachment: AttachmentDescription, html: BodyContent | null): boolean {
  const { contentId, disposition, contentType } = attachment;
  if (contentId === null || html === null || !contentType.toLowerCase().startsWith("image/")) return false;
  if (html.kind === "blob") return disposition === "inline";
  return html.text.includes(`cid:${contentId}`) || html.text.includes(`cid:${encodeURIComponent(contentId)}`);
}
