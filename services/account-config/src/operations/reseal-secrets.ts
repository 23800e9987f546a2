/**
 * After a new key was put in front of the ring: every stored secret is wrapped with it, page by page, so that the old key
 * can be removed. Only the wrapping changes; what the other services hold stays readable all the time, as they keep the old
 * key until then. A secret that does not open is left as it is (the box
 * raises the alarm): the next one is none the worse for it.
 */
import { DomainError } from "@mailroom/contracts/domain-error";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import type { SealedSecrets, StoredAccount } from "../domain/account-snapshot.ts";
import type { Clock, SealedPlace, SecretBox, SecretKind, WithTransaction } from "./ports.ts";

export type ResealPorts = {
  readonly withTransaction: WithTransaction;
  readonly secretBox: SecretBox;
  readonly clock: Clock;
};

export type ResealedPage = {
  readonly resealed: number;
  /** Where the next page begins; null: this was the last. */
  readonly next: string | null;
};

/** A page is one transaction; small enough that an administrator who saves meanwhile does not notice. */
const pageSize = 25;

export async function resealPage(ports: ResealPorts, after: string | null): Promise<ResealedPage> {
  return ports.withTransaction(async (scope) => {
    const accounts = await scope.accounts.listForReseal(ports.secretBox.keyId, { after, limit: pageSize });
    let resealed = 0;
    for (const account of accounts) {
      const secrets = resealAll(ports.secretBox, account);
      if (secrets === null) continue;
      const version = account.version + 1;
      const changed = { ...account, version, secrets, updatedAt: ports.clock.now(), updatedBy: null };
      await scope.accounts.update(changed);
      scope.announce(changed);
      resealed += 1;
    }
    const last = accounts.at(-1);
    return { resealed, next: last === undefined || accounts.length < pageSize ? null : last.id };
  });
}

const places: readonly SealedPlace[] = ["assistant.key", "cloudProvider.clientSecret", "oauth.refreshToken"];

/** Secrets of assistants, cloud providers and grants; nobody else holds copies of them. Answers how many. */
export async function resealElsewhere(ports: ResealPorts): Promise<number> {
  let resealed = 0;
  for (const place of places) {
    let after: string | null = null;
    do {
      const page: { readonly resealed: number; readonly next: string | null } = await resealPlace(ports, place, after);
      resealed += page.resealed;
      after = page.next;
    } while (after !== null);
  }
  return resealed;
}

async function resealPlace({ withTransaction, secretBox }: ResealPorts, place: SealedPlace, after: string | null) {
  return withTransaction(async ({ sealedSecrets }) => {
    const found = await sealedSecrets.listOtherwiseSealed(place, secretBox.keyId, { after, limit: pageSize });
    let resealed = 0;
    for (const { ownerId, sealed } of found) {
      const anew = unlessUnreadable(() => secretBox.resealAt(place, sealed, ownerId));
      if (anew === null) continue;
      await sealedSecrets.replace(place, ownerId, anew);
      resealed += 1;
    }
    return { resealed, next: found.length < pageSize ? null : (found.at(-1)?.ownerId ?? null) };
  });
}

/** The box has raised the alarm. */
function unlessUnreadable(run: () => SealedSecret): SealedSecret | null {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "secret-unreadable") throw error;
    return null;
  }
}

/** Null where nothing could be sealed anew. */
function resealAll(box: SecretBox, { id, secrets }: StoredAccount): SealedSecrets | null {
  const reseal = (kind: SecretKind): SealedSecret | null => {
    const sealed = secrets[kind];
    if (sealed === null || sealed.keyId === box.keyId) return sealed;
    return unlessUnreadable(() => box.reseal(sealed, id, kind)) ?? sealed;
  };
  const anew = { account: reseal("account"), imap: reseal("imap"), smtp: reseal("smtp") };
  const isSame = anew.account === secrets.account && anew.imap === secrets.imap && anew.smtp === secrets.smtp;
  return isSame ? null : anew;
}
