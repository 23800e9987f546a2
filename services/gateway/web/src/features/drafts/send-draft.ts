import { hasCode } from "../../api/problem.ts";
import type { DraftKeeper } from "./draft-keeper.ts";

/** Sends what was drafted, naming the version that stands here: a draft that is open in two windows goes out once. */
export async function sendDraft<T>(keeper: DraftKeeper, send: (draftTag: string) => Promise<T>): Promise<T> {
  const tag = await keeper.hold();
  try {
    return await send(tag);
  } catch (error) {
    if (!hasCode(error, "draft-changed")) throw error;
    const newer = await keeper.lookAgain();
    if (newer === null) throw error;
    return send(newer);
  }
}
