import type { AccountSettings } from "../domain/account-settings.ts";
import { attachmentReference } from "../domain/canned-answer.ts";
import type { AttachmentContent } from "./library-ports.ts";
import { announced, newDisposition } from "./manage-dispositions.ts";
import type { Clock, MakeId, Scope } from "./ports.ts";

export type CopyLibraryPorts = {
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly content: Pick<AttachmentContent, "addReference">;
};

type Route = { readonly from: string; readonly to: string };

/**
 * Gives the account `to` dispositions and canned answers of its own like those of `from` (X24). Answers the actions with
 * the copies in place of what they named. Content is not copied: it gets another reference, which the clean-up lets go of
 * where the transaction fails.
 * @throws DomainError `blobs-unavailable` where there are files
 */
export async function copyLibrary(
  scope: Scope,
  ports: CopyLibraryPorts,
  route: Route,
  actions: AccountSettings["actions"],
): Promise<AccountSettings["actions"]> {
  const copies = await copyDispositions(scope, ports, route);
  await copyCannedAnswers(scope, ports, route);
  return actions.map((step) =>
    step.kind === "close" && step.dispositionId !== null
      ? { ...step, dispositionId: copies.get(step.dispositionId) ?? step.dispositionId }
      : step,
  );
}

/** Original → copy. */
async function copyDispositions(scope: Scope, ports: CopyLibraryPorts, route: Route): Promise<Map<string, string>> {
  await scope.dispositions.lockTree();
  const copies = new Map<string, string>();
  // as the tree reads: parents come before their children
  for (const original of await scope.dispositions.listOwned([{ scope: "account", scopeId: route.from }])) {
    const { name, description, parentId } = original;
    const copy = { ...newDisposition(ports.makeId(), name, ports.clock.now()), description };
    const place = { scope: "account", scopeId: route.to, parentId: copies.get(parentId ?? "") ?? null } as const;
    await scope.dispositions.insert({ ...copy, ...place });
    await announced(scope, copy.id);
    copies.set(original.id, copy.id);
  }
  return copies;
}

async function copyCannedAnswers(scope: Scope, { clock, makeId, content }: CopyLibraryPorts, { from, to }: Route) {
  for (const original of await scope.cannedAnswers.listOfAccount(from)) {
    const attachments = original.attachments.map((attachment) => ({ ...attachment, id: makeId() }));
    const now = clock.now();
    const copy = { ...original, id: makeId(), version: 1, accountId: to, attachments, createdAt: now, updatedAt: now };
    await scope.cannedAnswers.insert(copy);
    for (const attachment of attachments) {
      await content.addReference(attachment.hash, attachmentReference(attachment.id));
      await scope.cannedAnswers.insertAttachment(copy.id, attachment);
    }
    scope.announceCannedAnswer(copy, "changed");
  }
}
