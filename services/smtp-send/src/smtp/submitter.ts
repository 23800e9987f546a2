/**
 * Submits messages (RFC 6409) through nodemailer's pools, one pool per account and version of its settings. Every connection
 * goes to addresses that were checked just before (network-guard). Connections are reused; idle ones are closed.
 */
import type { Blobs } from "@mailroom/blobs/blobs";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { AttemptResult } from "../domain/delivery.ts";
import type { SubmitMessage } from "../operations/ports.ts";
import { resultOfError } from "./submission-result.ts";
import { findPoolToken, type PoolToken, usesToken } from "./token-login.ts";
import { makeSubmissionPool, type SubmissionPool, type SubmissionPoolOptions } from "./submission-pool.ts";

export type SubmitterOptions = SubmissionPoolOptions & { readonly blobs: Pick<Blobs, "read" | "stat"> };

const withoutToken = "The account has no access at its provider just now: the message waits.";

export function makeSubmitter(options: SubmitterOptions): { submit: SubmitMessage; close: () => void } {
  const pools = new Map<string, SubmissionPool>();
  const poolOf = (account: AccountSnapshot, token: PoolToken | null): SubmissionPool => {
    const known = pools.get(account.accountId);
    // An attempt that was claimed just before a change uses the newer settings too.
    const isOfToken = known?.generation === (token?.generation ?? null);
    if (known !== undefined && !known.isRetired() && isOfToken && known.version >= account.version) return known;
    known?.close();
    const made = makeSubmissionPool(account, options, token);
    pools.set(account.accountId, made);
    return made;
  };
  const submit: SubmitMessage = async (submission): Promise<AttemptResult> => {
    try {
      const stored = await options.blobs.stat(submission.rawHash);
      if (stored === null)
        return { kind: "not-sent", isPermanent: true, detail: "The composed message is no longer stored." };
      const { account } = submission;
      if (!usesToken(account)) return await poolOf(account, null).send(submission, stored.size);
      const token = await findPoolToken(options.tokens, account.accountId);
      if (token === null) return { kind: "not-sent", isPermanent: false, detail: withoutToken };
      return await poolOf(account, token).send(submission, stored.size);
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
