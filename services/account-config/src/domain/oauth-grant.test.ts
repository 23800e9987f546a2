import { expect, test } from "@jest/globals";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import { authorize, hastenTo, newGrant, postpone, renew, requireConsent, tokenOf } from "./oauth-grant.ts";

const now = new Date("2026-05-01T10:00:00Z");
const secret = (ciphertext: string): SealedSecret => ({
  ...{ v: 1, keyId: "k", wrapIv: "", wrappedKey: "", wrapTag: "", iv: "", tag: "" },
  ciphertext,
});
const tokens = { accessToken: secret("access"), refreshToken: secret("refresh"), lifetimeSeconds: 3_600 };
const consented = { cloudProviderId: "provider", authorizedAs: "ada@shop.test" };
const authorized = authorize(newGrant("account", "provider"), tokens, { ...consented, now, random: 0.5 });
const minutesFromNow = (at: Date | null) => ((at?.getTime() ?? NaN) - now.getTime()) / 60_000;

test("F19 a token of an hour is refreshed after 42 to 48 minutes", () => {
  expect(minutesFromNow(renew(authorized, tokens, { now, random: 0 }).refreshAt)).toBe(42);
  expect(minutesFromNow(renew(authorized, tokens, { now, random: 1 }).refreshAt)).toBe(48);
});

test("a provider that gives no new refresh token leaves the one before in force, but not across a consent", () => {
  const without = { ...tokens, refreshToken: null };
  expect(renew(authorized, without, { now, random: 0 }).refreshToken).toEqual(secret("refresh"));
  expect(authorize(authorized, without, { ...consented, now, random: 0 }).refreshToken).toBeNull();
});

test("F19 failures that may pass keep the token and come later and later, at most ten minutes apart", () => {
  let grant = authorized;
  const waits: number[] = [];
  for (let count = 0; count < 12; count += 1) {
    grant = postpone(grant, "away", { now, random: 1 });
    waits.push(minutesFromNow(grant.refreshAt) * 60);
  }
  expect(waits.slice(0, 4)).toEqual([5, 10, 20, 40]);
  expect(waits.at(-1)).toBe(600);
  expect(tokenOf(grant)).toMatchObject({ status: "authorized", generation: 1 });
});

test("F19 without consent nothing is left that could be used or tried", () => {
  const ended = requireConsent(authorized, "They said no.");
  expect(ended).toMatchObject({
    accessToken: null,
    refreshToken: null,
    refreshAt: null,
    authorizedAs: "ada@shop.test",
  });
  expect(tokenOf(ended)).toMatchObject({ status: "reauth_required", generation: 2, accessToken: null });
});

test("a refused token is replaced before its time, only the newest, and not again within 15 s", () => {
  const later = new Date(now.getTime() + 60_000);
  expect(hastenTo(authorized, 1, later)).toEqual(later);
  expect(hastenTo(authorized, 1, now)).toEqual(new Date(now.getTime() + 15_000));
  expect(hastenTo(renew(authorized, tokens, { now, random: 0 }), 1, later)).toBeNull();
  expect(hastenTo(requireConsent(authorized, "gone"), 2, later)).toBeNull();
});
