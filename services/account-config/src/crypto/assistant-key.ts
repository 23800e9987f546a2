import type { KeyRing } from "@mailroom/sealed-secrets/key-ring";
import { seal } from "@mailroom/sealed-secrets/seal";
import type { SealAssistantKey } from "../operations/library-ports.ts";

export function makeAssistantKeySealer(ring: KeyRing): SealAssistantKey {
  return (plaintext, assistantId) => seal(ring, plaintext, { accountId: assistantId, field: "assistant.key" });
}
