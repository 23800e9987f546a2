/**
 * Logos of templates. The bytes are written first, under a reference of their own; what names them is committed after. A
 * crash in between leaves a reference without an account, which the clean-up lets go of.
 */
import { DomainError } from "@mailroom/contracts/domain-error";
import type { PrincipalReference } from "@mailroom/contracts/principal";
import { accountNotFound } from "../domain/errors.ts";
import { type Logo, logoMediaTypeOf, logoReference, logoReferencePrefix, maxLogoBytes } from "../domain/logo.ts";
import { logoNotAPicture, logoNotFound, logoTooLarge } from "../domain/template-errors.ts";
import type { Clock, MakeId, WithTransaction } from "./ports.ts";
import type { LogoContent } from "./template-ports.ts";

export type LogoPorts = {
  readonly withTransaction: WithTransaction;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly logos: LogoContent;
};

/** Whose logo, and whose change it is. */
export type LogoOwner = { readonly accountId: string; readonly by: PrincipalReference };

/**
 * Answers the account's new version.
 * @throws DomainError `logo-too-large` (413, while it streams), `logo-invalid`, `account-not-found`, `blobs-unavailable`.
 */
export async function setLogo(ports: LogoPorts, of: LogoOwner, source: AsyncIterable<Uint8Array>): Promise<number> {
  const bytes = await readAtMost(source, maxLogoBytes);
  const mediaType = logoMediaTypeOf(bytes);
  if (mediaType === null) throw logoNotAPicture();
  const id = ports.makeId();
  const { hash } = await ports.logos.write(bytes, { reference: logoReference(id) });
  try {
    return await replaceLogo(ports, of, { id, hash, mediaType, sizeBytes: bytes.length });
  } catch (error) {
    // After any other failure the commit may have happened: the clean-up finds out.
    if (error instanceof DomainError) await release(ports, id);
    throw error;
  }
}

/** Answers the account's version. Removing what is not there is no mistake. @throws DomainError `account-not-found`. */
export async function removeLogo(ports: LogoPorts, of: LogoOwner): Promise<number> {
  return replaceLogo(ports, of, null);
}

/** @throws DomainError `logo-not-found`, `blobs-unavailable`. */
export async function readLogo(
  logos: LogoContent,
  logo: Logo | null,
): Promise<{ readonly mediaType: Logo["mediaType"]; readonly bytes: Uint8Array }> {
  if (logo === null) throw logoNotFound();
  return { mediaType: logo.mediaType, bytes: await logos.readAll(logo.hash, maxLogoBytes) };
}

/** No upload takes so long; below it a reference without an account may be one that is just being written. */
const orphanAgeMs = 48 * 60 * 60 * 1000;
const orphanPage = 500;

/** Lets go of logos whose upload died before its account was changed, or whose release was lost. */
export async function releaseOrphanLogos(ports: LogoPorts): Promise<void> {
  const addedBefore = new Date(ports.clock.now().getTime() - orphanAgeMs);
  let after: string | undefined;
  do {
    const query = { prefix: logoReferencePrefix, addedBefore, limit: orphanPage };
    const references = await ports.logos.listReferences(after === undefined ? query : { ...query, after });
    const ids = references.map((reference) => reference.slice(logoReferencePrefix.length));
    const existing = new Set(await ports.withTransaction((scope) => scope.templates.findExistingLogos(ids)));
    for (const id of ids.filter((each) => !existing.has(each))) await ports.logos.release(logoReference(id));
    after = references.length === orphanPage ? references.at(-1) : undefined;
  } while (after !== undefined);
}

async function replaceLogo(ports: LogoPorts, { accountId, by }: LogoOwner, logo: Logo | null): Promise<number> {
  const { before, version } = await ports.withTransaction(async (scope) => {
    const account = await scope.accounts.findForUpdate(accountId);
    if (account === null) throw accountNotFound();
    if (account.logo === logo) return { before: null, version: account.version };
    const version = account.version + 1;
    const changed = { ...account, logo, version, updatedAt: ports.clock.now(), updatedBy: by };
    await scope.accounts.update(changed);
    scope.announce(changed);
    return { before: account.logo, version: changed.version };
  });
  if (before !== null) await release(ports, before.id);
  return version;
}

/** What is left where it fails the clean-up finds. */
async function release({ logos }: LogoPorts, logoId: string): Promise<void> {
  await logos.release(logoReference(logoId)).catch(() => undefined);
}

async function readAtMost(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    length += piece.length;
    if (length > maxBytes) throw logoTooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
