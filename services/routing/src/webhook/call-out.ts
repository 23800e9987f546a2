import { readFileSync } from "node:fs";
import { DomainError } from "@mailroom/contracts/domain-error";
import { makeGuardedFetch } from "@mailroom/network-guard/guarded-fetch";
import { makeNetworkGuard } from "@mailroom/network-guard/network-guard";
import type { CallResult } from "../domain/flow-call.ts";
import type { CallOut } from "../operations/ports.ts";

export type CallOutSettings = {
  readonly ALLOWED_DESTINATIONS: readonly string[];
  readonly EXTRA_CA_FILE?: string;
};

/** Of what is asked only the beginning counts; whoever answers more is refused. */
const maxAnswerBytes = 64 * 1024;

/** Web hooks of steps (X2): HTTPS to checked and pinned addresses, nothing is followed. */
export function makeCallOut({ ALLOWED_DESTINATIONS, EXTRA_CA_FILE }: CallOutSettings): CallOut {
  const guard = makeNetworkGuard({ allow: ALLOWED_DESTINATIONS, deniedPorts: [] });
  const extraAuthorities = EXTRA_CA_FILE === undefined ? [] : [readFileSync(EXTRA_CA_FILE, "utf8")];
  return async ({ id, url, method, timeoutSeconds }, body) => {
    const ask = makeGuardedFetch({ guard, extraAuthorities, deadlineMs: timeoutSeconds * 1000, maxAnswerBytes });
    const headers = { accept: "*/*", "user-agent": "Mailroom", "idempotency-key": id };
    try {
      const response = await ask(
        url,
        method === "GET"
          ? { method, headers }
          : { method, headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) },
      );
      return await resultOf(response);
    } catch (error) {
      return failure(error);
    }
  };
}

async function resultOf(response: Response): Promise<CallResult> {
  const { status } = response;
  if (response.ok) return { kind: "answered", status, text: await response.text() };
  const canRepeat = status >= 500 || status === 429 || status === 408;
  return { kind: "failed", reason: `it answered ${status}`, canRepeat };
}

/** The code alone: what a server or resolver says may name more than the log of decisions should. */
function failure(error: unknown): CallResult {
  if (!(error instanceof DomainError)) return { kind: "failed", reason: "it cannot be asked", canRepeat: false };
  return {
    kind: "failed",
    reason: error.code,
    canRepeat: error.kind === "unavailable" && error.code !== "answer-too-long",
  };
}
