import { expect, test } from "@jest/globals";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { AccountToken, TokenRefusal } from "@mailroom/contracts/events/account";
import { type TokenSource, withToken } from "./token-login.ts";

const sealed = { v: 1 as const, keyId: "k", wrapIv: "", wrappedKey: "", wrapTag: "", iv: "", ciphertext: "", tag: "" };
const tokenOf = (generation: number, changes: Partial<AccountToken> = {}): AccountToken => ({
  ...{ accountId: "account", generation, status: "authorized", accessToken: sealed },
  expiresAt: "2026-05-01T11:00:00.000Z",
  ...changes,
});

/** Copies as they become known: the last one stays. */
function sourceOf(...copies: (AccountToken | null)[]): TokenSource & { readonly refusals: TokenRefusal[] } {
  const refusals: TokenRefusal[] = [];
  return {
    refusals,
    find: () => Promise.resolve((copies.length > 1 ? copies.shift() : copies[0]) ?? null),
    open: ({ generation }) => `token ${generation}`,
    reportRefused: (refusal) => refusals.push(refusal),
    now: () => new Date("2026-05-01T10:00:00Z"),
  };
}

function server(good: string) {
  const seen: string[] = [];
  const logIn = (token: string): Promise<string> => {
    seen.push(token);
    if (token === good) return Promise.resolve("in");
    return Promise.reject(new DomainError("authentication-failed", "forbidden", "no"));
  };
  return { seen, logIn };
}

test("F19 a refused token is reported, and the login is made once more with the next one", async () => {
  const source = sourceOf(tokenOf(1), tokenOf(1), tokenOf(2));
  const { seen, logIn } = server("token 2");
  await expect(withToken(source, "account", logIn)).resolves.toBe("in");
  expect(seen).toEqual(["token 1", "token 2"]);
  expect(source.refusals).toEqual([{ accountId: "account", generation: 1 }]);
});

test("a server that refuses the next one too is not tried a third time", async () => {
  const { seen, logIn } = server("none");
  await expect(withToken(sourceOf(tokenOf(1), tokenOf(2)), "account", logIn)).rejects.toMatchObject({
    code: "authentication-failed",
  });
  expect(seen).toEqual(["token 1", "token 2"]);
});

test.each([
  ["none was ever given", null, "reauth-required"],
  ["the access has ended", tokenOf(3, { status: "reauth_required", accessToken: null }), "reauth-required"],
  ["it is over and no newer one has come", tokenOf(3, { expiresAt: "2026-05-01T10:00:00.000Z" }), "token-expired"],
])("F19 nobody is asked to log in where %s", async (_why, token, code) => {
  const { seen, logIn } = server("token 3");
  await expect(withToken(sourceOf(token), "account", logIn)).rejects.toMatchObject({ code });
  expect(seen).toEqual([]);
});
