import { afterEach, expect, jest, test } from "@jest/globals";
import type { Principal } from "@mailroom/contracts/principal";
import { SignJWT } from "jose";
import { signPrincipal, verifyPrincipal } from "./principal-token.ts";
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
  expect(await verifyPrincipal(await signPrincipal(principal, key), key)).toEqual(principal);
});

test("a token of another key, an unsigned one and no token at all are refused", async () => {
  const token = await signPrincipal(agent, key);
  const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${token.split(".")[1] ?? ""}.`;
  for (const bad of [await signPrincipal(agent, `${key}!`), unsigned, `${token}x`, ""]) {
    await expect(verifyPrincipal(bad, key)).rejects.toMatchObject(refused);
  }
});

test("a token is good for a minute", async () => {
  const token = await signPrincipal(agent, key);
  jest.useFakeTimers({ now: Date.now() + 70_000 });
  await expect(verifyPrincipal(token, key)).rejects.toMatchObject(refused);
});

test("a signed claim that is no principal is refused", async () => {
  const token = await new SignJWT({ principal: { kind: "user", userId: id, role: "root" } })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer("mailroom-gateway")
    .setAudience("mailroom-service")
    .setExpirationTime("60s")
    .sign(signingKey(key, "principal"));
  await expect(verifyPrincipal(token, key)).rejects.toMatchObject(refused);
});

test("a key made for another purpose signs nothing", async () => {
  const token = await new SignJWT({ principal: agent })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer("mailroom-gateway")
    .setAudience("mailroom-service")
    .setExpirationTime("60s")
    .sign(signingKey(key, "cursor"));
  await expect(verifyPrincipal(token, key)).rejects.toMatchObject(refused);
});
