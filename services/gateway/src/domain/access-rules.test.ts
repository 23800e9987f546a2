import { expect, test } from "@jest/globals";
import { scopeFaults } from "./api-key.ts";
import { isCrossSiteWrite } from "./cross-site.ts";
import { expiryOf, isAlive, isWorthNoting, type Session } from "./session.ts";
import { attemptLimits, attemptWindowMs, judgeAttempt } from "./sign-in-limit.ts";
import { recentPositions, rememberPositions } from "./write-positions.ts";

const noon = new Date("2026-11-22T12:00:00Z");
const after = (ms: number) => new Date(noon.getTime() + ms);

test("a session ends when it was idle for too long, and in any case at its absolute end", () => {
  const terms = { idleMs: 1_000, lifetimeMs: 5_000 };
  const session: Session = { id: "s", userId: "u", lastSeenAt: noon, endsAt: after(5_000) };
  expect(isAlive(session, terms, after(999))).toBe(true);
  expect(isAlive(session, terms, after(1_000))).toBe(false);
  const busy = { ...session, lastSeenAt: after(4_500) };
  expect(expiryOf(busy, terms)).toEqual(after(5_000));
  expect(isAlive(busy, terms, after(5_000))).toBe(false);
});

test("use is noted at most once a minute", () => {
  expect(isWorthNoting(null, noon)).toBe(true);
  expect(isWorthNoting(noon, after(59_999))).toBe(false);
  expect(isWorthNoting(noon, after(60_000))).toBe(true);
});

test("the attempt after the limit waits until the window is over, by address or by source", () => {
  const window = (attempts: number) => ({ startedAt: noon, attempts });
  const { address, source } = attemptLimits;
  expect(judgeAttempt({ address: window(address), source: window(source) }, noon)).toEqual({ kind: "allowed" });
  const refused = { kind: "refused", retryAfterSeconds: attemptWindowMs / 1000 - 60 };
  expect(judgeAttempt({ address: window(address + 1), source: window(1) }, after(60_000))).toEqual(refused);
  expect(judgeAttempt({ address: window(1), source: window(source + 1) }, after(60_000))).toEqual(refused);
  expect(judgeAttempt({ address: window(address + 1), source: window(1) }, after(attemptWindowMs))).toEqual({
    kind: "refused",
    retryAfterSeconds: 1,
  });
});

test("a key has scopes that exist and none over people and keys", () => {
  expect(scopeFaults(["interactions.read", "accounts.*", "events.read"])).toEqual([]);
  const pointers = scopeFaults(["users.read", "api-keys.*", "accounts.fly", "*"]).map(({ pointer }) => pointer);
  expect(pointers).toEqual(["/scopes/0", "/scopes/1", "/scopes/2", "/scopes/3"]);
});

test("only our own page may write with the cookie; reads and programs without a browser's marks may pass", () => {
  const write = { method: "POST", secFetchSite: null, origin: null, ownOrigin: "http://mailroom.test:8080" };
  expect(isCrossSiteWrite(write)).toBe(false);
  expect(isCrossSiteWrite({ ...write, secFetchSite: "same-origin", origin: "http://odd.test" })).toBe(false);
  expect(isCrossSiteWrite({ ...write, origin: "https://mailroom.test:8080" })).toBe(false);
  for (const secFetchSite of ["cross-site", "same-site", "none"]) {
    expect(isCrossSiteWrite({ ...write, secFetchSite })).toBe(true);
    expect(isCrossSiteWrite({ ...write, method: "GET", secFetchSite })).toBe(false);
  }
  for (const origin of ["http://evil.test", "null", "http://mailroom.test", "http://mailroom.test:8080.evil.test"]) {
    expect(isCrossSiteWrite({ ...write, origin })).toBe(true);
  }
});

test("positions are remembered for two seconds, the newest eight", () => {
  const known = rememberPositions([], ["routing/a/1", "routing/b/1"], 0);
  expect(rememberPositions(known, ["routing/a/1"], 100).map(({ text }) => text)).toEqual([
    "routing/b/1",
    "routing/a/1",
  ]);
  expect(recentPositions(known, 1_999)).toHaveLength(2);
  expect(recentPositions(known, 2_000)).toEqual([]);
  const many = Array.from({ length: 12 }, (_, index) => `routing/k${index}/1`);
  expect(rememberPositions([], many, 0).map(({ text }) => text)).toEqual(many.slice(4));
});
