import type { SessionStore } from "./ports.ts";

/** Signs out; once more is no fault. */
export async function deleteSession(ports: { readonly sessions: SessionStore }, sessionId: string): Promise<void> {
  await ports.sessions.delete(sessionId);
}
