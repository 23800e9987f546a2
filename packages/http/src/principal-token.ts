import { DomainError } from "@mailroom/contracts/domain-error";
import { Principal } from "@mailroom/contracts/principal";
import { jwtVerify, SignJWT } from "jose";
import { Check } from "typebox/value";
import { signingKey } from "./signing-key.ts";

/** Header in which the gateway tells a service who asks. */
export const principalHeader = "mailroom-principal";

const issuer = "mailroom-gateway";
const audience = "mailroom-service";
const lifetime = "60s";
/** Hosts whose clocks differ by more than this have other troubles. */
const clockToleranceSeconds = 5;

/** A JWT (HS256, 60 s) by which a service knows the principal without seeing password, session or key. */
export async function signPrincipal(principal: Principal, internalKey: string): Promise<string> {
  return new SignJWT({ principal })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(lifetime)
    .sign(signingKey(internalKey, "principal"));
}

/** @throws DomainError `principal-invalid` (401) for a token that is forged, expired or not a principal */
export async function verifyPrincipal(token: string, internalKey: string): Promise<Principal> {
  const principal = await verifiedClaim(token, internalKey);
  if (!Check(Principal, principal)) throw refusal(undefined);
  return principal;
}

async function verifiedClaim(token: string, internalKey: string): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, signingKey(internalKey, "principal"), {
      algorithms: ["HS256"],
      issuer,
      audience,
      clockTolerance: clockToleranceSeconds,
    });
    return payload["principal"];
  } catch (error) {
    throw refusal(error);
  }
}

function refusal(cause: unknown): DomainError {
  return new DomainError("principal-invalid", "forbidden", "The caller's identity could not be verified.", {
    status: 401,
    cause,
  });
}
