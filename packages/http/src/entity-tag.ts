import { DomainError } from "@mailroom/contracts/domain-error";

type Headers = Readonly<Record<string, unknown>>;

/** The ETag of a version of a resource (RFC 9110 §8.8.3). */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * Holds a change to the version that the caller has seen (RFC 9110 §13.1.1, RFC 6585 §3).
 *
 * @throws DomainError `if-match-missing` (428) or `version-conflict` (412)
 */
export function requireMatch(headers: Headers, version: number): void {
  const ifMatch = headers["if-match"];
  if (typeof ifMatch !== "string" || ifMatch.trim() === "") {
    throw new DomainError("if-match-missing", "invalid", "Send If-Match with the ETag of the version you have seen.", {
      status: 428,
    });
  }
  // Our tags name one exact version; a W/ before them was put there by a compressing proxy on the way.
  const tags = ifMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (tags.includes("*") || tags.includes(etagOf(version))) return;
  throw new DomainError(
    "version-conflict",
    "conflict",
    "Somebody has changed this since you read it. Read it again and repeat your change.",
    { status: 412 },
  );
}

/** `requireMatch` for an operation that knows the version only once it has locked what it changes. */
export function versionGuard(headers: Headers): (version: number) => void {
  return (version) => {
    requireMatch(headers, version);
  };
}
