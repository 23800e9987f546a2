/**
 * Submits messages (RFC 6409) through nodemailer's pools, one pool per account and version of its settings. Every connection
 * goes to addresses that were checked just before (network-guard). Connections are reused; idle ones are closed.
 */
import type { Blobs } from "@mailroom/blobs/blobs";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { AttemptResult } from "../domain/delivery.ts";
import type { SubmitMessage } from "../operations/ports.ts";
import { resultOfError } from "./submission-result.ts";
import { makeSubmissionPool, type SubmissionPool, type SubmissionPoolOptions } from "./submission-pool.ts";

export type SubmitterOptions = SubmissionPoolOptions & { readonly blobs: Pick<Blobs, "read" | "stat"> };

export function makeSubmitter(options: SubmitterOptions): { submit: SubmitMessage; close: () => void } {
  const pools = new Map<string, SubmissionPool>();
  const poolOf = (account: AccountSnapshot): SubmissionPool => {
    const known = pools.get(account.accountId);
    // An attempt that was claimed just before a change uses the newer settings too.
    if (known !== undefined && !known.isRetired() && known.version >= account.version) return known;
    known?.close();
    const made = makeSubmissionPool(account, options);
    pools.set(account.accountId, made);
    return made;
  };
  const submit: SubmitMessage = async (submission): Promise<AttemptResult> => {
    try {
      const stored = await options.blobs.stat(submission.rawHash);
      if (stored === null)
        return { kind: "not-sent", isPermanent: true, detail: "The composed message is no longer stored." };
      return await poolOf(submission.account).send(submission, stored.size);
    } catch (error) {
      return resultOfError(error, { to: submission.to, hasEnded: false });
    }
  };
  return {
    submit,
    close: () => {
      for (const pool of pools.values()) pool.close();
      pools.clear();
    },
  };
}
