import { uploadAccountLogo } from "@mailroom/contracts/api/account-logo";
import type { Principal } from "@mailroom/contracts/principal";
import { authorOf } from "../domain/author.ts";
import { storableLines } from "../domain/storable.ts";
import { assertAccess } from "./access.ts";
import { getAccount } from "./account-sender.ts";
import type { LayoutEngine } from "./layout-ports.ts";
import type { BlobReader, UnitOfWork } from "./ports.ts";
import { type GetLogo, type Wrapped, wrapInLayout } from "./wrap-in-layout.ts";

export type PreviewParts = {
  readonly layout: LayoutEngine;
  readonly blobs: BlobReader;
};

/**
 * The reply in its account's layout, as it would be sent (S96); nothing is stored. A switched-off account's layout is
 * shown too.
 *
 * @throws DomainError `not-found`, `not-allowed`
 */
export async function previewReply(
  work: UnitOfWork,
  parts: PreviewParts,
  request: { readonly principal: Principal; readonly interactionId: string; readonly text: string },
): Promise<Wrapped> {
  const { principal, interactionId } = request;
  const found = await work.interactions.findInteraction(interactionId, "none");
  const interaction = assertAccess(principal, "interactions.reply", found);
  const account = await getAccount(work, interaction.accountId);
  const getLogo: GetLogo = async ({ hash, mediaType }) => {
    const bytes = await parts.blobs.readAll(hash, uploadAccountLogo.maxBodyBytes).catch(() => null);
    return bytes === null ? null : { source: `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}` };
  };
  return wrapInLayout(
    work,
    { layout: parts.layout, getLogo },
    {
      interaction,
      account,
      agentId: authorOf(principal).agentId,
      text: storableLines(request.text),
    },
  );
}
