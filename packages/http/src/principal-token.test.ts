import { afterEach, expect, jest, test } from "@jest/globals";
import type { Principal } from "@mailroom/contracts/principal";
import { SignJWT } from "jose";
import { makePrincipalReader, makePrincipalSigner, signPrincipal } from "./principal-token.ts";
import { signingKey } from "./signing-key.ts";

const key = "an internal key of at least 32 bytes.";
const id = "018f0000-0000-7000-8000-000000000001";
const agent: Principal = { kind: "user", userId: id, role: "agent" };
const apiKey: Principal = { kind: "api-key", apiKeyId: id, scopes: ["accounts.*"], accountIds: [id] };
const refused = { code: "principal-invalid", status: 401 };

afterEach(() => {
  jest.useRealTimers();
});

test.each([agent, apiKey])("a principal survives the journey: %j", async (principal) => {
  expect(await makePrincipalReader(key)(await signPrincipal(principal, key))).toEqual(principal);
});

test("a token of another key, an unsigned one and no token at all are refused", async () => {
  const token = await signPrincipal(agent, key);
  const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${token.split(".")[1] ?? ""}.`;
  for (const bad of [await signPrincipal(agent, `${key}!`), unsigned, `${token}x`, ""]) {
    await expect(makePrincipalReader(key)(bad)).rejects.toMatchObject(refused);
  }
});

test("a token is good for a minute, also where it was read before", async () => {
  const read = makePrincipalReader(key);
  const token = await signPrincipal(agent, key);
  expect(await read(token)).toEqual(agent);
  expect(await read(token)).toEqual(agent);
  jest.useFakeTimers({ now: Date.now() + 70_000 });
  await expect(read(token)).rejects.toMatchObject(refused);
});

test("a token without an end is refused, for it would be good for ever", async () => {
  const token = await new SignJWT({ principal: agent })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer("mailroom-gateway")
    .setAudience("mailroom-service")
    .sign(signingKey(key, "principal"));
  await expect(makePrincipalReader(key)(token)).rejects.toMatchObject(refused);
});

test("a signer gives each principal a token of its own, and a new one long before it expires", async () => {
  jest.useFakeTimers({ now: Date.now() });
  const sign = makePrincipalSigner(key);
  const first = await sign(agent);
  const narrower: Principal = { ...apiKey, scopes: ["accounts.list"] };
  for (const principal of [agent, apiKey, narrower]) {
    expect(await makePrincipalReader(key)(await sign(principal))).toEqual(principal);
  }
  jest.advanceTimersByTime(29_000);
  expect(await sign(agent)).toBe(first);
  jest.advanceTimersByTime(2_000);
  expect(await sign(agent)).not.toBe(first);
});

test("a signed claim that is no principal is refused", async () => {
  const token = await new SignJWT({ principal: { kind: "user", userId: id, role: "root" } })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer("mailroom-gateway")
    .setAudience("mailroom-service")
    .setExpirationTime("60s")
    .sign(signingKey(key, "principal"));
  await expect(makePrincipalReader(key)(token)).rejects.toMatchObject(refused);
});

test("a key made for another purpose signs nothing", async () => {
  const token = await new SignJWT({ principal: agent })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer("mailroom-gateway")
    .setAudience("mailroom-service")
    .setExpirationTime("60s")
    .sign(signingKey(key, "cursor"));
  await expect(makePrincipalReader(key)(token)).rejects.toMatchObject(refused);
});
