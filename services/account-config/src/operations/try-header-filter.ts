import type { HeaderFilterTrial } from "@mailroom/contracts/api/header-filter-trial";
import { parseFilter } from "@mailroom/header-filter/parse-filter";
import { accountNotFound, headerFilterInvalid } from "../domain/errors.ts";
import type { Clock, RunFilterTrial, SecretBox } from "./ports.ts";
import type { TakeTest } from "./test-limit.ts";
import { type TokenTargetPorts, withAccessToken } from "./token-target.ts";
import { targetOf } from "./verify-account.ts";

export type TryHeaderFilterPorts = TokenTargetPorts & {
  readonly secretBox: SecretBox;
  readonly clock: Clock;
  readonly limit: TakeTest;
  readonly runFilterTrial: RunFilterTrial;
};

export type TryHeaderFilterInput = {
  readonly accountId: string;
  readonly filter: string;
  readonly caller: string;
  readonly signal: AbortSignal;
};

const trialDays = 7;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * What the filter would have dropped of the last 7 days' mail that is still in the stored mailbox (N7).
 * @throws DomainError `account-not-found`, `header-filter-invalid`, `too-many-tests`, `consent-required`.
 */
export async function tryHeaderFilter(
  ports: TryHeaderFilterPorts,
  input: TryHeaderFilterInput,
): Promise<HeaderFilterTrial> {
  const reading = parseFilter(input.filter);
  if (!reading.ok) throw headerFilterInvalid({ pointer: "/filter", detail: reading.reason, column: reading.column });
  const account = await ports.withTransaction((scope) => scope.accounts.find(input.accountId));
  if (account === null) throw accountNotFound();
  const now = ports.clock.now();
  const target = await withAccessToken(ports, account, targetOf(account, "imap", ports.secretBox));
  ports.limit({ caller: input.caller, host: target.host, accountId: account.id }, now);
  const since = new Date(now.getTime() - trialDays * dayMs);
  const { mailbox } = account.settings.imap;
  return ports.runFilterTrial({ ...target, mailbox, filter: reading.filter, since }, input.signal);
}
