import { api, ask } from "../../api/client.ts";
import type { AccountDraftBody } from "../../api/resources.ts";
import type { Trial } from "./verify-steps.tsx";

export type Protocol = "imap" | "smtp";

/** Of an account as it is stored. */
export function storedTrial(accountId: string, protocol: Protocol): Trial {
  const params = { path: { accountId } };
  return {
    queryKey: ["verify", protocol, accountId],
    queryFn: ({ signal }) =>
      ask(
        protocol === "imap"
          ? api.POST("/accounts/{accountId}/verify-imap", { params, signal })
          : api.POST("/accounts/{accountId}/verify-smtp", { params, signal }),
      ),
  };
}

/** Of settings that are not saved. `run` tells tries apart: each asks anew. */
export function draftTrial(protocol: Protocol, body: AccountDraftBody, run: number): Trial {
  return {
    queryKey: ["verify-draft", protocol, run],
    queryFn: ({ signal }) =>
      ask(
        protocol === "imap"
          ? api.POST("/accounts/verify-imap", { body, signal })
          : api.POST("/accounts/verify-smtp", { body, signal }),
      ),
  };
}
