import { hasStatus } from "../api/problem.ts";
import { detailOf } from "./problem-view.tsx";

/** Deletes one of several. Answers why it is still there; null: it is gone, and what was gone already is what was wanted. */
export async function removeOne(remove: () => Promise<unknown>): Promise<string | null> {
  try {
    await remove();
    return null;
  } catch (error) {
    return hasStatus(error, 404) ? null : detailOf(error);
  }
}
