import { expect, test } from "@jest/globals";
import { routeContracts } from "@mailroom/contracts/catalogue";
import { useGateway } from "./gateway-under-test.ts";

const gateway = useGateway();
const id = "01a2044f-8f77-76ec-9a08-d0d7922cf595";
const pathOf = (path: string) => `/api/v1${path.replaceAll(/\{n\}/g, "1").replaceAll(/\{\w+\}/g, id)}`;
const closed = routeContracts.filter((route) => route.action !== "public");

test("the catalogue has routes to test", () => {
  expect(closed.length).toBeGreaterThan(40);
  expect(routeContracts.filter((route) => route.action === "public").map((route) => route.operationId)).toEqual([
    "finishConsent",
    "createSession",
  ]);
});

test("every route refuses somebody who is not signed in", async () => {
  for (const route of closed) {
    const answer = await gateway.call(route.method, pathOf(route.path));
    expect([route.operationId, answer.status, answer.body.code]).toEqual([route.operationId, 401, "not-signed-in"]);
  }
});

test("every route refuses a key without its scope", async () => {
  const cookie = await gateway.signIn();
  const keys = await Promise.all(
    ["lists.read", "contacts.read"].map(async (scope) => {
      const answer = await gateway.call("POST", "/api/v1/api-keys", { cookie, body: { name: scope, scopes: [scope] } });
      return { scope, key: answer.body.key };
    }),
  );
  for (const route of closed.filter(({ action }) => action !== "self")) {
    const other = keys.find(({ scope }) => scope !== route.action);
    const answer = await gateway.call(route.method, pathOf(route.path), { key: other?.key ?? "" });
    expect([route.operationId, answer.status, answer.body.code]).toEqual([route.operationId, 403, "not-allowed"]);
  }
  expect(gateway.upstream.requests).toHaveLength(0);
});
