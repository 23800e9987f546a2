import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { classOf } from "../domain/work-item.ts";
import type { Stores } from "./ports.ts";

/** Keeps the copy of an account that routing decides by; a change of `prioritizeReplies` re-files the replies that wait. */
export async function takeAccountSnapshot(stores: Stores, snapshot: AccountSnapshot): Promise<void> {
  const known = await stores.accounts.find(snapshot.accountId);
  const { accountId: id, version, key, active, prioritizeReplies, agentIds, actions } = snapshot;
  const deletedAt = snapshot.deletedAt === null ? null : new Date(snapshot.deletedAt);
  const pausesDuringDisposition = snapshot.pauseDuringDisposition ?? false;
  const routed = { id, version, key, active, prioritizeReplies, agentIds, actions };
  await stores.accounts.save({ ...routed, pausesDuringDisposition, deletedAt });
  if (known === null || known.prioritizeReplies === prioritizeReplies) return;
  const now = await stores.now();
  await stores.items.reclass(id, classOf("reply", prioritizeReplies), now);
}
