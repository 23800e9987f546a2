import type { KeyObject } from "node:crypto";
import { DomainError } from "@mailroom/contracts/domain-error";
import { Principal } from "@mailroom/contracts/principal";
import { type JWTPayload, jwtVerify, SignJWT } from "jose";
import { LRUCache } from "lru-cache";
import { Check } from "typebox/value";
import { signingKey } from "./signing-key.ts";

/** Header in which the gateway tells a service who asks. */
export const principalHeader = "mailroom-principal";

const issuer = "mailroom-gateway";
const audience = "mailroom-service";
const lifetimeSeconds = 60;
/** Principals and tokens that are kept, of a few hundred bytes each: more than are busy in a minute. */
const remembered = 2_000;
/** Hosts whose clocks differ by more than this have other troubles. */
const clockToleranceSeconds = 5;

/** A JWT (HS256, 60 s) by which a service knows the principal without seeing password, session or key. */
export async function signPrincipal(principal: Principal, internalKey: string): Promise<string> {
  return new SignJWT({ principal })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${lifetimeSeconds}s`)
    .sign(signingKey(internalKey, "principal"));
}

/**
 * Signs for one forwarder: a principal's token goes along with all of its calls for half of its life, as making one for
 * each costs more than the rest of a short call.
 */
export function makePrincipalSigner(internalKey: string): (principal: Principal) => Promise<string> {
  const signed = new LRUCache<string, { readonly token: string; readonly endsAtMs: number }>({ max: remembered });
  return async (principal) => {
    const text = JSON.stringify(principal);
    const known = signed.get(text);
    if (known !== undefined && Date.now() < known.endsAtMs) return known.token;
    const endsAtMs = Date.now() + (lifetimeSeconds / 2) * 1000;
    const token = await signPrincipal(principal, internalKey);
    signed.set(text, { token, endsAtMs });
    return token;
  };
}

/**
 * Reads the tokens of one service's callers. What was verified once is remembered until the token expires: signature and
 * claims cannot change meanwhile. The promise rejects with DomainError `principal-invalid` (401) for a token that is
 * forged, expired or not a principal.
 */
export function makePrincipalReader(internalKey: string): (token: string) => Promise<Principal> {
  const key = signingKey(internalKey, "principal");
  const verified = new LRUCache<string, Verified>({ max: remembered });
  return async (token) => {
    const known = verified.get(token);
    if (known !== undefined && Date.now() < known.endsAtMs) return known.principal;
    const fresh = await verify(token, key);
    verified.set(token, fresh);
    return fresh.principal;
  };
}

type Verified = { readonly principal: Principal; readonly endsAtMs: number };

async function verify(token: string, key: KeyObject): Promise<Verified> {
  const { principal, exp } = await verifiedClaims(token, key);
  if (!Check(Principal, principal) || exp === undefined) throw refusal(undefined);
  return { principal, endsAtMs: (exp + clockToleranceSeconds) * 1000 };
}

async function verifiedClaims(token: string, key: KeyObject): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ["HS256"],
      issuer,
      audience,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ["exp"],
    });
    return payload;
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
